import { EngineError, type Filter } from '../engine/types'
import { isObject } from './paths'

/** Refuses what the cloud would not understand, and what it would but this engine does not serve (places on a map). */
export function checkFilter(filter: Filter): void {
  for (const [key, value] of Object.entries(filter)) {
    if (key === '$and' || key === '$or' || key === '$nor') {
      if (!Array.isArray(value) || value.length === 0) refuse(`${key} must be a nonempty array`)
      for (const part of value) {
        if (!isObject(part)) refuse(`${key} entries need to be full objects`)
        checkFilter(part)
      }
    } else if (key === '$expr') checkExpression(value)
    else if (key.startsWith('$')) refuse(`unknown top level operator: ${key}`)
    else {
      checkPath(key)
      checkCondition(value)
    }
  }
}

/** Refuses expressions that would run code. */
export function checkExpression(value: unknown): void {
  if (Array.isArray(value)) for (const item of value) checkExpression(item)
  else if (isObject(value)) {
    for (const [key, held] of Object.entries(value)) {
      if (['$function', '$accumulator', '$where'].includes(key)) refuse(`${key} is not allowed`)
      checkExpression(held)
    }
  }
}

/** Refuses paths with an empty part, a `$` part, or one that reaches into the machinery. */
export function checkPath(path: string): void {
  for (const part of path.split('.')) {
    if (part === '' || part.startsWith('$') || part === '__proto__' || part === 'constructor')
      refuse(`the field path '${path}' is not allowed`)
  }
}

/** Whether the value is a set of operators rather than a value to be equal to. */
export function isCondition(value: unknown): value is Record<string, unknown> {
  if (!isObject(value)) return false
  for (const key in value) return key.startsWith('$')
  return false
}

function refuse(message: string): never {
  throw new EngineError('DATABASE_REQUEST_FAILED', message)
}

function checkCondition(value: unknown): void {
  if (!isCondition(value)) return
  for (const [operator, operand] of Object.entries(value)) {
    if (geo.has(operator)) refuse(`${operator}: the local cloud serves no geo queries`)
    const check = Object.hasOwn(operands, operator) ? operands[operator] : undefined
    if (!check) refuse(`unknown operator: ${operator}`)
    check(operand, operator, value)
  }
}

const geo = new Set(['$near', '$nearSphere', '$geoWithin', '$geoIntersects'])

type Check = (operand: unknown, operator: string, beside: Record<string, unknown>) => void

const anything: Check = () => {}
const list: Check = (operand, operator) => {
  if (!Array.isArray(operand)) refuse(`${operator} needs an array`)
  if (operand.some(isCondition)) refuse(`cannot nest $ under ${operator}`)
}

const operands: Record<string, Check> = {
  $eq: anything,
  $ne: anything,
  $gt: anything,
  $gte: anything,
  $lt: anything,
  $lte: anything,
  $exists: anything,
  $type: anything,
  $in: list,
  $nin: list,
  $all(operand, operator) {
    if (!Array.isArray(operand)) refuse(`${operator} needs an array`)
    for (const item of operand) if (isCondition(item)) checkCondition(item)
  },
  $elemMatch(operand, operator) {
    if (!isObject(operand)) refuse(`${operator} needs an Object`)
    const logic = ['$and', '$or', '$nor'].some(key => key in operand)
    if (isCondition(operand) && !logic) checkCondition(operand)
    else checkFilter(operand)
  },
  $size(operand, operator) {
    if (typeof operand !== 'number' || !Number.isInteger(operand) || operand < 0)
      refuse(`${operator} must be a whole number`)
  },
  $mod(operand, operator) {
    const [divisor, rest, ...more] = Array.isArray(operand) ? operand : []
    if (typeof divisor !== 'number' || typeof rest !== 'number' || more.length > 0 || divisor === 0)
      refuse(`malformed ${operator}, needs a divisor and a remainder`)
  },
  $not(operand, operator) {
    if (operand instanceof RegExp) return
    if (!isCondition(operand)) refuse(`${operator} needs a regex or a document`)
    checkCondition(operand)
  },
  $regex(operand, operator) {
    if (typeof operand !== 'string' && !(operand instanceof RegExp)) refuse(`${operator} has to be a string`)
  },
  $options(operand, operator, beside) {
    if (!('$regex' in beside) || typeof operand !== 'string') refuse(`${operator} needs a $regex`)
  },
}
