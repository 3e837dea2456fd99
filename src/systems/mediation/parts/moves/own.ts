import type { Case } from '../../../../../cloudfunctions/mediation/contract'
import type { OwnMove } from '../../../../kit/procedure/MoveBar'
import { Assign, ChangeBody } from './Assign'
import { Book } from './Book'
import { CallIn } from './CallIn'
import { ClosePayment, ConfirmPayment, ObjectPayment, RecordPayment } from './Pay'
import { RecordSignature } from './Record'
import { Settle } from './Settle'
import { ConsentSettlement, SignMinutes, SignReceipt } from './Sign'

/** The moves that ask more than a form can say; cancelling a session and its minutes stand with the session. */
export const ownMoves: { [move: string]: OwnMove<Case> } = {
  assign: Assign,
  changeMediator: Assign,
  reassign: Assign,
  changeBody: ChangeBody,
  callIn: CallIn,
  bookSession: Book,
  settle: Settle,
  consentSettlement: ConsentSettlement,
  signMinutes: SignMinutes,
  signReceipt: SignReceipt,
  recordSignature: RecordSignature,
  recordPayment: RecordPayment,
  confirmPayment: ConfirmPayment,
  objectPayment: ObjectPayment,
  closePayment: ClosePayment,
}
