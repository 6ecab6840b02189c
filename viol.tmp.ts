import { readFileSync } from "node:fs";
import { errorEstimates } from "/work/wt/expr/src/solver/errorEstimates.js";
import { recordOf } from "/work/wt/expr/src/solver/record.js";
import { solve } from "/work/wt/expr/src/solver/solve.js";
const files = process.argv.slice(2);
let n=0, bad=0; const lines: string[]=[];
for (const f of files) {
  const rows = JSON.parse(readFileSync(f,"utf8"));
  for (const {point, expected} of (Array.isArray(rows)?rows:rows.points)) {
    const s = solve(point);
    if (s.status!=="converged") { console.log("unsolved", JSON.stringify(point), s.message); continue; }
    const rec: any = {...recordOf(s), ...recordOf(s).overlaps};
    const est: any = errorEstimates(s);
    for (const [k,v] of Object.entries(expected) as any) {
      if (v===null || typeof rec[k] !== "number") continue;
      n++;
      const e = Math.abs(rec[k]-v);
      const ulp = 2.3e-16*Math.abs(v);
      if (e > est[k] + ulp) { bad++; lines.push(`${k} ${(e/est[k]).toFixed(2)} err ${e.toExponential(2)} est ${est[k].toExponential(2)} val ${v} ${JSON.stringify(point)}`); }
    }
  }
}
lines.sort((a,b)=>Number(b.split(" ")[1])-Number(a.split(" ")[1]));
console.log(n, bad, (100*bad/n).toFixed(2)+"%"); console.log(lines.slice(0,Number(process.env.TOP??60)).join("\n"));
