/** Every kernel that fits and their resamples take, as it is given to a device. */
import probeSource from '../../../shaders/probe.wgsl';
import reduceTemplate from '../../../shaders/reduce.wgsl';
import resampleTemplate from '../../../shaders/resample.wgsl';
import { constants, kindConstants, type PlanKind } from './constants.js';
import { fitSource, objectiveSource } from './generate.js';
import * as interfaces from './interfaces.js';
import type { KernelSpec } from './kernel-spec.js';
import { fillTemplate } from './template.js';

/** Fits to all runs. */
export function fitKernel(spec: KernelSpec) {
  return { interface: spec.deal.isUniform ? interfaces.fitUniform : interfaces.fit, wgsl: fitSource(spec) };
}

/** Fits to resamples, by plans of one kind. */
export function refitKernel(spec: KernelSpec, kind: PlanKind) {
  return {
    interface: spec.deal.isUniform ? interfaces.refitUniform : interfaces.refit,
    wgsl: fitSource(spec, kind),
  };
}

/** Evaluations, with gradients or without. */
export function objectiveKernel(spec: KernelSpec, gradient: boolean) {
  return {
    interface: spec.deal.isUniform ? interfaces.objectiveUniform : interfaces.objective,
    wgsl: objectiveSource(spec, gradient),
  };
}

/** For problems of `size` parameters, by `team` invocations a resample: 1, or a workgroup. */
export function reduceKernel(size: number, team: number) {
  const sizes = constants({ SIZE: size, TEAM: team });
  return { interface: interfaces.reduce, wgsl: fillTemplate(reduceTemplate, { constants: sizes }) };
}

export function resampleKernel(kind: PlanKind) {
  const slots = { constants: constants(), kind: kindConstants(kind) };
  return { interface: interfaces.resample, wgsl: fillTemplate(resampleTemplate, slots) };
}

export function knownValuesKernel() {
  return { interface: interfaces.probe, wgsl: probeSource };
}
