import * as v from 'valibot'
import { action, defineContract, fields } from '../kit/contract'

export type Progress = 'none' | 'gathering' | 'ready' | 'over'

/** One record, as pairs of a name and what stands there. */
export type FoundRecord = readonly (readonly [label: string, value: string])[]

export type Found = { title: string; records: FoundRecord[]; more: number }

/** All that is kept of the caller, gathered; the file is a zip of a page to read and JSON, for two hours. */
export type Gathered = {
  state: Progress
  /** 0 to 1. */
  done: number
  gatheredAt: number
  found: Found[]
  file: { url: string; name: string } | null
}

/** What a rule makes the union keep, and why. */
export type KeptBack = { title: string; because: string; until: 'closed' | 'law' }

export type Erasing = {
  state: 'none' | 'erasing' | 'waiting' | 'done'
  done: number
  /** What stays for now, each with its rule. */
  kept: KeptBack[]
}

/** What erasing would do, before it is asked for. */
export type ErasurePlan = {
  goes: string[]
  kept: KeptBack[]
  /** Offices that must be handed over first. */
  offices: string[]
}

export const contract = defineContract('kept', {
  /** What was gathered last, and how far it is; looking takes the work on. */
  gathered: action<Gathered>()(fields({}), {
    who: ['worker', 'self'],
    where: 'anywhere',
    fresh: true,
    example: () => ({}),
  }),
  /** Gathers all that is kept of the caller; once a minute at the most. */
  gather: action<Gathered>()(fields({}), {
    who: ['worker', 'self'],
    where: 'anywhere',
    fresh: true,
    example: () => ({}),
  }),
  /** What goes and what stays, with the rule that makes it stay. */
  plan: action<ErasurePlan>()(fields({}), {
    who: ['worker', 'self'],
    where: 'anywhere',
    example: () => ({}),
  }),
  /** Erases the caller; refused while they hold an office. Afterwards they are nobody here. */
  erase: action<Erasing>()(fields({ sure: v.literal('注销', '请写“注销”两个字，确认要这样做。') }), {
    who: ['signed-in'],
    where: 'anywhere',
    except: ['steward', 'officer', 'upper', 'mediator', 'auditor'],
    ends: true,
    fresh: true,
    example: () => ({ sure: '注销' as const }),
  }),
  /** How far erasing is; whoever was erased may still ask. */
  erasing: action<Erasing>()(fields({}), { who: ['signed-in'], where: 'anywhere', example: () => ({}) }),
})
