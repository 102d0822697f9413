import { Platform1790000000001 } from './0001-platform.js';
import { Territories1790000000002 } from './0002-territories.js';
import { Agenda1790000000003 } from './0003-agenda.js';
import { Appointments1790000000004 } from './0004-appointments.js';
import { Intake1790000000005 } from './0005-intake.js';
import { Notifications1790000000006 } from './0006-notifications.js';
import { Reminders1790000000007 } from './0007-reminders.js';
import { Growth1790000000008 } from './0008-growth.js';
import { Operations1790000000009 } from './0009-operations.js';
import { Identity1790000000010 } from './0010-identity.js';
import { Privacy1790000000011 } from './0011-privacy.js';
import { Door1790000000012 } from './0012-door.js';
import { Spaces1790000000013 } from './0013-spaces.js';
import { Closing1790000000014 } from './0014-closing.js';
import { Answers1790000000015 } from './0015-answers.js';
import { Acts1790000000016 } from './0016-acts.js';
import { Desk1790000000017 } from './0017-desk.js';
import { Files1790000000018 } from './0018-files.js';
import { Cases1790000000019 } from './0019-cases.js';
import { Leavers1790000000021 } from './0021-leavers.js';
import { Triage1790000000022 } from './0022-triage.js';
import { Notices1790000000023 } from './0023-notices.js';
import { Joining1790000000024 } from './0024-joining.js';
import { Minutes1790000000025 } from './0025-minutes.js';
import { Callers1790000000026 } from './0026-callers.js';
import { Actions1790000000027 } from './0027-actions.js';
import { Notes1790000000028 } from './0028-notes.js';
import { Frame1790000000029 } from './0029-frame.js';
import { Mayor1790000000030 } from './0030-mayor.js';
import { Doors1790000000031 } from './0031-doors.js';
import { Preparation1790000000032 } from './0032-preparation.js';
import { Corrections1790000000034 } from './0034-corrections.js';
import { Contests1790000000035 } from './0035-contests.js';
import { Following1790000000036 } from './0036-following.js';
import { Requests1790000000037 } from './0037-requests.js';
import { CaseDocuments1790000000038 } from './0038-case-documents.js';
import { DailyMails1790000000039 } from './0039-daily-mails.js';
import { JoinedCases1790000000040 } from './0040-joined-cases.js';
import { Lists1790000000041 } from './0041-lists.js';

/** One linear history, in order. */
export const migrations = [
  Platform1790000000001,
  Territories1790000000002,
  Agenda1790000000003,
  Appointments1790000000004,
  Intake1790000000005,
  Notifications1790000000006,
  Reminders1790000000007,
  Growth1790000000008,
  Operations1790000000009,
  Identity1790000000010,
  Privacy1790000000011,
  Door1790000000012,
  Spaces1790000000013,
  Closing1790000000014,
  Answers1790000000015,
  Acts1790000000016,
  Desk1790000000017,
  Files1790000000018,
  Cases1790000000019,
  Leavers1790000000021,
  Triage1790000000022,
  Notices1790000000023,
  Joining1790000000024,
  Minutes1790000000025,
  Callers1790000000026,
  Actions1790000000027,
  Notes1790000000028,
  Frame1790000000029,
  Mayor1790000000030,
  Doors1790000000031,
  Preparation1790000000032,
  Corrections1790000000034,
  Contests1790000000035,
  Following1790000000036,
  Requests1790000000037,
  CaseDocuments1790000000038,
  DailyMails1790000000039,
  JoinedCases1790000000040,
  Lists1790000000041,
] as const;
