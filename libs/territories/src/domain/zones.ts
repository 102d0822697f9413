/** Everywhere else it is Paris. The Terres australes are run from Saint-Pierre of La Réunion, Clipperton from Papeete. */
const byDepartement: Readonly<Record<string, string>> = {
  971: 'America/Guadeloupe',
  972: 'America/Martinique',
  973: 'America/Cayenne',
  974: 'Indian/Reunion',
  975: 'America/Miquelon',
  976: 'Indian/Mayotte',
  977: 'America/St_Barthelemy',
  978: 'America/Marigot',
  984: 'Indian/Reunion',
  986: 'Pacific/Wallis',
  987: 'Pacific/Tahiti',
  988: 'Pacific/Noumea',
  989: 'Pacific/Tahiti',
};

/** Communes whose clock is not the one of their collectivité's seat. */
const byCommune: Readonly<Record<string, string>> = {
  // Marquises: Fatu-Hiva, Hiva-Oa, Nuku-Hiva, Tahuata, Ua-Huka, Ua-Pou
  98718: 'Pacific/Marquesas',
  98723: 'Pacific/Marquesas',
  98731: 'Pacific/Marquesas',
  98746: 'Pacific/Marquesas',
  98756: 'Pacific/Marquesas',
  98757: 'Pacific/Marquesas',
  98719: 'Pacific/Gambier',
  // Saint-Paul et Amsterdam, Kerguelen, Terre-Adélie
  98411: 'Indian/Kerguelen',
  98412: 'Indian/Kerguelen',
  98414: 'Antarctica/DumontDUrville',
};

export const zoneOfDepartement = (code: string): string => byDepartement[code] ?? 'Europe/Paris';

export const zoneOfCommune = (code: string, departement: string): string => byCommune[code] ?? zoneOfDepartement(departement);
