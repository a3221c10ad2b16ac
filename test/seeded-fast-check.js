import fc from '../node_modules/fast-check/lib/fast-check.js';

// Laws are tried on the same values in every run; FAST_CHECK_SEED tries others.
fc.configureGlobal({ seed: Number(process.env.FAST_CHECK_SEED ?? 1) });

export * from '../node_modules/fast-check/lib/fast-check.js';
export default fc;
