import { integrateAdaptive } from "./src/numerics/adaptive.js";
import { integerPower } from "./src/numerics/integerPower.js";
import { tanh, sin, exp } from "./src/numerics/elementary.js";
for (const [nm,g,end] of [["t",(x:number)=>tanh(100*(x-1.234567)),1.5],["t-",(x:number)=>tanh(100*(x-1.234567)),-1.5],["s",(x:number)=>(x+sin(100*x)),1.5]] as const) { 
  const f=(x:number)=>0.3989*exp(-.5*x*x)*g(x);
  let n=0; const depth:number[]=[];
  const r=integrateAdaptive((s)=>{n++;return 1.5*12*integerPower(s,11)*f(end*integerPower(s,12))},[0,.5,1],1e-14);
  console.log(nm,r,n/55);
  for (const [a,b] of [[0,.5],[.5,1]]) console.log(a,b,integrateAdaptive((s)=>{n++;return 1.5*12*integerPower(s,11)*f(end*integerPower(s,12))},[a!,b!],1e-14));
}
