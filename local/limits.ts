/** Limits of the functions' side of the cloud, from the cloud functions' page on quotas and limits. */
export const FUNCTION_TIMEOUT_S = { given: 3, most: 60 }
/** Request and answer of one call, bytes (callFunction: 6 MB). */
export const FUNCTION_PAYLOAD_BYTES = 6 * 1024 * 1024
/** Memory of one instance as the context names it, MB. */
export const FUNCTION_MEMORY_MB = 256
/** Timer triggers a function may have. */
export const TRIGGERS_PER_FUNCTION = 1
/** Files one call may ask links for or delete (getTempFileURL, deleteFile). */
export const FILES_PER_CALL = 50
/** Characters of a code's scene (wxacode.getUnlimited). */
export const SCENE_CHARACTERS = 32
/** Characters of a text to check (security.msgSecCheck, version 2). */
export const CHECKED_CHARACTERS = 2500
/** A user counts as active this long after the last visit (security.msgSecCheck 61010), ms. */
export const ACTIVE_MS = 2 * 3600_000
/** Life of a phone number's code (phonenumber.getPhoneNumber), ms. */
export const PHONE_CODE_MS = 5 * 60_000
/** Templates one consent may be asked for at once (wx.requestSubscribeMessage). */
export const TEMPLATES_PER_CONSENT = 3

/** Limits of our own doors. Body of one call, of one file, bytes; life of a session, ms. */
export const CALL_BODY_BYTES = 1024 * 1024
export const FILE_BYTES = 10 * 1024 * 1024
/** Bytes one person may upload within a day. */
export const DAY_BYTES = 500 * 1024 * 1024
export const SESSION_MS = 12 * 3600_000
/** Calls at work in one shared process; each may have SDK calls of its own, and the SDK holds 100 sockets. */
export const CALLS_PER_WORKER = 64
/** Calls waiting for a place; beyond, a call is refused. */
export const CALLS_WAITING = 2000
/** Functions calling functions in a chain. */
export const CALL_CHAIN = 8

/** A query answers 100 documents unless it says otherwise, and 1,000 at most (cloud database, collection.limit). */
export const DEFAULT_READ = 100
export const MAX_READ = 1000

/** A document's text in UTF-8, bytes (cloud database, the size of a record). */
export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024

/** An aggregation answers 20 rows unless it limits itself (cloud database, Aggregate.limit). */
export const DEFAULT_AGGREGATE = 20
