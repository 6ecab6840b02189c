import { lossFromExpression } from "./equations/lossExpression.js";
import { activationMoments, kernelMoments } from "./equations/activation.js";
import { solve, observables } from "./src/solver/solve.js";
for (const t of ["log(1+exp(-1000*u))/1000","-log((1+erf(u/sqrt(2)))/2)","-log(erfc(-u/sqrt(2))/2)","-log(0.5+0.5*erf(u))","-log((1+tanh(u))/2)"]) {
  try { const t0=Date.now(); const loss=await lossFromExpression(t); const t1=Date.now();
    const s=solve({model:"linear",loss,alpha:3,epsilon:.1,lambda:.1}); const z=solve({model:"linear",loss,alpha:2,epsilon:.1,lambda:0});
    console.log(t, loss.slowTail, loss.pull, s.status==="converged"? observables(s).generalizationError: s.message, z.status==="converged"?observables(z).generalizationError:z.message, t1-t0, Date.now()-t1);
  } catch(e:any) { console.log(t, e.message); }
}
for (const t of ["tanh(100*(x-1.234567))","x+sin(100*x)","round(x)","floor(x)","ceil(x)","heaviside(x)","1e-200*x","1e-20*x", "tanh(1e4*(x-1))","sign(x-1.2)","x+sin(1000*x)","floor(10*x)","floor(x)+0.5","1e200*x","x % 1", "abs(x) < 1 ? x : 0"]) {
  try { const t0=Date.now(); const m=await activationMoments(t); console.log(t, m, Date.now()-t0); } catch(e:any) { console.log(t, e.message); }
}
for (const [loss,a] of [["hinge",1e7],["squared-hinge",1e7],["logistic",1e7],["hinge",1e8],["squared-hinge",1e8],["logistic",1e8],["hinge",1e9]] as const) {
  const s=solve({model:"linear",loss,alpha:a,epsilon:0,lambda:0}); console.log(loss,a,s.status, s.status==="converged"?a*observables(s).generalizationError:s.message, s.diagnostics);
}
{ const s=(()=>{try { return solve({model:"rf",loss:"hinge",alpha:2,epsilon:0,lambda:0,mu1:.5,muStar:1e-150,kappa:2}) } catch(e:any) { return e.message}})(); console.log(typeof s==="string"?s:s.status); }
