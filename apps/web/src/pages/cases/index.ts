import { CasePage } from './case.page.js';
import { CaseFilters } from './case-filters.js';
import { CaseForms } from './case-forms.js';
import { CaseWrites } from './case-writes.js';
import { CellCasesController } from './cell.controller.js';
import { NoteController } from './note.controller.js';
import { OwnCasesController } from './own.controller.js';

export const casePages = [CellCasesController, NoteController, OwnCasesController];

export const caseProviders = [CaseFilters, CaseForms, CasePage, CaseWrites];
