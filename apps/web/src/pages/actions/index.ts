import { CellActionController, OwnActionController } from './action.controller.js';
import { ActionForms } from './action-forms.js';
import { AnswerController } from './answer.controller.js';
import { CellCaseActionsController, OwnCaseActionsController } from './case-actions.controller.js';
import { MyActionsController, OurActionsController } from './mine.controller.js';

export const actionPages = [
  AnswerController,
  MyActionsController,
  OurActionsController,
  CellActionController,
  OwnActionController,
  CellCaseActionsController,
  OwnCaseActionsController,
];

export const actionProviders = [ActionForms];
