export type { AnswersChange, DraftAnswers, Path } from './domain/answers.js';
export { isMailbox, wrongIn } from './domain/requester.js';
export { type DraftRead, DraftsService, type Outcome, seenIn } from './drafts.service.js';
export { AnswersChanged, type IntakeRefusalCode } from './intake.errors.js';
export { fieldSentences, intakeRefusals } from './intake.fr.js';
export { IntakeModule } from './intake.module.js';
export { type Booked, IntakeService } from './intake.service.js';
export { type RequestRead, RequestsService } from './requests.service.js';
export { type NamedSuccessor, type SuccessionRead, SuccessionsService } from './successions.service.js';
