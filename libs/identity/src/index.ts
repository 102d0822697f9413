export { isSharedMailbox } from './domain/shared-mailbox.js';
export { herAddresses } from './identity.inventory.js';
export { IdentityModule } from './identity.module.js';
export { type AddressRead, IdentityService, type NewPerson, type PersonRead } from './identity.service.js';
