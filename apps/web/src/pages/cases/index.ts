import { CasePage } from './case.page.js';
import { CaseFilters } from './case-filters.js';
import { CaseForms } from './case-forms.js';
import { CaseWrites } from './case-writes.js';
import { CellCasesController } from './cell.controller.js';
import { OwnCasesController } from './own.controller.js';
import { OwnProjects } from './own-projects.js';

export const casePages = [CellCasesController, OwnCasesController];

export const caseProviders = [CaseFilters, CaseForms, CasePage, CaseWrites, OwnProjects];
