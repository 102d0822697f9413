import { type Actor, type Decision, decideAnywhere } from '#kernel';

/** Territories and their holidays are public: they are the Licence Ouverte's, and what people declare is only the name of a place. */
export const mayRead = (_by: Actor): Decision => 'allowed';

/** Whoever books may say « Ma collectivité n'est pas dans la liste ». */
export const mayDeclare = (_by: Actor): Decision => 'allowed';

/** Groupings and holidays change what everyone sees: they are coordination's. */
export const mayExtend = (by: Actor): Decision => decideAnywhere(by, 'holiday', 'update');
