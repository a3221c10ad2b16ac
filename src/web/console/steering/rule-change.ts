import type { FaultRule } from '../../../mock/faults/fault-rule.js';

/** A part of a rule that can be changed; `undefined` takes a member away. */
export type RuleChange = { readonly [Name in keyof FaultRule]?: FaultRule[Name] | undefined };
