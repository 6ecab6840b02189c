import { solve, observables } from "./src/solver/solve.js";
import { separabilityThreshold } from "./equations/thresholds.js";
import { randomFeatures } from "./equations/spectra/randomFeatures.js";
for (const e of [0,1e-300,1e-12,.1,1-1e-15,1]) for (const ms of [1e-155,1e-150,1e-100,1e-10,.3]) console.log(e, ms, separabilityThreshold(randomFeatures(.5,ms,2),e));
for (const a of [1,100,1e6]) { const s=solve({model:"rf",loss:"hinge",alpha:a,epsilon:0,lambda:0,mu1:.5,muStar:1e-150,kappa:2}); console.log(s.status, s.status==="converged"?observables(s).generalizationError:s.message, a);}
