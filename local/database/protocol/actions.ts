import type { Action } from '../../protocol/action'
import { addCollection } from './addCollection'
import { aggregateDocuments } from './aggregateDocuments'
import { calculateDocument } from './calculateDocument'
import { getDocument } from './getDocument'
import { insertDocument } from './insertDocument'
import { modifyAndReturnDoc } from './modifyAndReturnDoc'
import { modifyDocument } from './modifyDocument'
import { removeDocument } from './removeDocument'
import { abortTransaction, commitTransaction, startTransaction } from './transactions'

/** What the database's protocol can be asked, by the name it is asked under. */
export const databaseActions: Record<string, Action> = {
  'database.addCollection': addCollection,
  'database.aggregateDocuments': aggregateDocuments,
  'database.calculateDocument': calculateDocument,
  'database.getDocument': getDocument,
  'database.insertDocument': insertDocument,
  'database.modifyAndReturnDoc': modifyAndReturnDoc,
  'database.modifyDocument': modifyDocument,
  'database.removeDocument': removeDocument,
  'database.startTransaction': startTransaction,
  'database.commitTransaction': commitTransaction,
  'database.abortTransaction': abortTransaction,
}
