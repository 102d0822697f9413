export const holdSentences = {
  kind: 'Indiquez ce qui est conservé, par le nom de sa table.',
  id: 'Indiquez son identifiant.',
  reason: 'Indiquez la raison de la conservation.',
  until: 'La fin doit être à venir.',
};
