var __create = Object.create;
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __getProtoOf = Object.getPrototypeOf;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __esm = (fn, res, err) => function __init() {
  if (err) throw err[0];
  try {
    return fn && (res = (0, fn[__getOwnPropNames(fn)[0]])(fn = 0)), res;
  } catch (e) {
    throw err = [e], e;
  }
};
var __commonJS = (cb, mod) => function __require() {
  try {
    return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
  } catch (e) {
    throw mod = 0, e;
  }
};
var __export = (target, all) => {
  for (var name2 in all)
    __defProp(target, name2, { get: all[name2], enumerable: true });
};
var __copyProps = (to, from, except, desc) => {
  if (from && typeof from === "object" || typeof from === "function") {
    for (let key of __getOwnPropNames(from))
      if (!__hasOwnProp.call(to, key) && key !== except)
        __defProp(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable });
  }
  return to;
};
var __toESM = (mod, isNodeMode, target) => (target = mod != null ? __create(__getProtoOf(mod)) : {}, __copyProps(
  // If the importer is in node compatibility mode or this is not an ESM
  // file that has been converted to a CommonJS file using a Babel-
  // compatible transform (i.e. "__esModule" has not been set), then set
  // "default" to the CommonJS "module.exports" for node compatibility.
  isNodeMode || !mod || !mod.__esModule ? __defProp(target, "default", { value: mod, enumerable: true }) : target,
  mod
));

// src/core/errors.ts
function complaint(parameter, value, allowed) {
  if (/^([[({]|the (finite |whole )?(integers|numbers)\b)/.test(allowed)) {
    return `${parameter} must lie in ${allowed}; ${value === void 0 ? "it is missing" : `got ${shown(value)}`}`;
  }
  return `${parameter} ${value === void 0 ? "is missing" : `cannot be ${shown(value)}`}; allowed: ${allowed}`;
}
function shown(value) {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "object" && value !== null) return JSON.stringify(value);
  return String(value);
}
var ParameterError;
var init_errors = __esm({
  "src/core/errors.ts"() {
    "use strict";
    ParameterError = class extends RangeError {
      constructor(where, parameter, value, allowed, remedy) {
        super(`${where}: ${complaint(parameter, value, allowed)}${remedy === void 0 ? "" : `. ${remedy}`}`);
        this.where = where;
        this.parameter = parameter;
        this.value = value;
        this.allowed = allowed;
        this.remedy = remedy;
        this.name = "ParameterError";
      }
      where;
      parameter;
      value;
      allowed;
      remedy;
    };
  }
});

// src/core/nearMiss.ts
function plain(name2) {
  return name2.toLowerCase().replace(/[\s_-]/g, "");
}
function nearMiss(given, names, aliases = {}) {
  const own = plain(given);
  const alias = Object.keys(aliases).find((name2) => plain(name2) === own);
  return names.find((name2) => plain(name2) === own) ?? (alias === void 0 ? void 0 : aliases[alias]) ?? names.find((name2) => editDistance(plain(name2), own) <= allowedEdits(own, plain(name2)));
}
function allowedEdits(given, name2) {
  const shorter = Math.min(given.length, name2.length);
  if (shorter < SHORTEST - 1 || Math.max(given.length, name2.length) < SHORTEST) return 0;
  return shorter < LONG ? 1 : 2;
}
function editDistance(one, other) {
  let beforeLast = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const replaced = last[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1);
      const isExchanged = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      const exchanged = isExchanged ? beforeLast[j - 2] + 1 : Number.POSITIVE_INFINITY;
      row.push(Math.min(last[j] + 1, row[j - 1] + 1, replaced, exchanged));
    }
    beforeLast = last;
    last = row;
  }
  return last[other.length];
}
function didYouMean(given, names, aliases = {}) {
  const meant = nearMiss(given, names, aliases);
  return meant === void 0 ? void 0 : `Did you mean ${meant}?`;
}
function requireName(where, parameter, given, names, aliases = {}) {
  const found2 = names.find((name2) => name2 === given);
  if (found2 !== void 0) return found2;
  const remedy = typeof given === "string" ? didYouMean(given, names, aliases) : void 0;
  throw new ParameterError(where, parameter, given, `{${names.join(", ")}}`, remedy);
}
var SHORTEST, LONG;
var init_nearMiss = __esm({
  "src/core/nearMiss.ts"() {
    "use strict";
    init_errors();
    SHORTEST = 4;
    LONG = 8;
  }
});

// node_modules/@stdlib/math-base-assert-is-nan/lib/main.js
var require_main = __commonJS({
  "node_modules/@stdlib/math-base-assert-is-nan/lib/main.js"(exports, module) {
    "use strict";
    function isnan(x) {
      return x !== x;
    }
    module.exports = isnan;
  }
});

// node_modules/@stdlib/math-base-assert-is-nan/lib/index.js
var require_lib = __commonJS({
  "node_modules/@stdlib/math-base-assert-is-nan/lib/index.js"(exports, module) {
    "use strict";
    var main = require_main();
    module.exports = main;
  }
});

// node_modules/@stdlib/constants-float64-pinf/lib/index.js
var require_lib2 = __commonJS({
  "node_modules/@stdlib/constants-float64-pinf/lib/index.js"(exports, module) {
    "use strict";
    var FLOAT64_PINF = Number.POSITIVE_INFINITY;
    module.exports = FLOAT64_PINF;
  }
});

// node_modules/@stdlib/constants-float64-half-pi/lib/index.js
var require_lib3 = __commonJS({
  "node_modules/@stdlib/constants-float64-half-pi/lib/index.js"(exports, module) {
    "use strict";
    var HALF_PI = 1.5707963267948966;
    module.exports = HALF_PI;
  }
});

// node_modules/@stdlib/constants-float64-fourth-pi/lib/index.js
var require_lib4 = __commonJS({
  "node_modules/@stdlib/constants-float64-fourth-pi/lib/index.js"(exports, module) {
    "use strict";
    var FOURTH_PI = 0.7853981633974483;
    module.exports = FOURTH_PI;
  }
});

// node_modules/@stdlib/number-ctor/lib/main.js
var require_main2 = __commonJS({
  "node_modules/@stdlib/number-ctor/lib/main.js"(exports, module) {
    "use strict";
    module.exports = Number;
  }
});

// node_modules/@stdlib/number-ctor/lib/index.js
var require_lib5 = __commonJS({
  "node_modules/@stdlib/number-ctor/lib/index.js"(exports, module) {
    "use strict";
    var main = require_main2();
    module.exports = main;
  }
});

// node_modules/@stdlib/constants-float64-ninf/lib/index.js
var require_lib6 = __commonJS({
  "node_modules/@stdlib/constants-float64-ninf/lib/index.js"(exports, module) {
    "use strict";
    var Number2 = require_lib5();
    var FLOAT64_NINF = Number2.NEGATIVE_INFINITY;
    module.exports = FLOAT64_NINF;
  }
});

// node_modules/@stdlib/math-base-special-atan/lib/polyval_p.js
var require_polyval_p = __commonJS({
  "node_modules/@stdlib/math-base-special-atan/lib/polyval_p.js"(exports, module) {
    "use strict";
    function evalpoly(x) {
      if (x === 0) {
        return -64.85021904942025;
      }
      return -64.85021904942025 + x * (-122.88666844901361 + x * (-75.00855792314705 + x * (-16.157537187333652 + x * -0.8750608600031904)));
    }
    module.exports = evalpoly;
  }
});

// node_modules/@stdlib/math-base-special-atan/lib/polyval_q.js
var require_polyval_q = __commonJS({
  "node_modules/@stdlib/math-base-special-atan/lib/polyval_q.js"(exports, module) {
    "use strict";
    function evalpoly(x) {
      if (x === 0) {
        return 194.5506571482614;
      }
      return 194.5506571482614 + x * (485.3903996359137 + x * (432.88106049129027 + x * (165.02700983169885 + x * (24.858464901423062 + x * 1))));
    }
    module.exports = evalpoly;
  }
});

// node_modules/@stdlib/math-base-special-atan/lib/main.js
var require_main3 = __commonJS({
  "node_modules/@stdlib/math-base-special-atan/lib/main.js"(exports, module) {
    "use strict";
    var isnan = require_lib();
    var PINF = require_lib2();
    var PIO2 = require_lib3();
    var PIO4 = require_lib4();
    var NINF = require_lib6();
    var polyvalP = require_polyval_p();
    var polyvalQ = require_polyval_q();
    var MOREBITS = 6123233995736766e-32;
    var T3P8 = 2.414213562373095;
    function atan(x) {
      var flg;
      var sgn;
      var y;
      var z;
      if (isnan(x) || x === 0) {
        return x;
      }
      if (x === PINF) {
        return PIO2;
      }
      if (x === NINF) {
        return -PIO2;
      }
      if (x < 0) {
        sgn = true;
        x = -x;
      }
      flg = 0;
      if (x > T3P8) {
        y = PIO2;
        flg = 1;
        x = -(1 / x);
      } else if (x <= 0.66) {
        y = 0;
      } else {
        y = PIO4;
        flg = 2;
        x = (x - 1) / (x + 1);
      }
      z = x * x;
      z = z * polyvalP(z) / polyvalQ(z);
      z = x * z + x;
      if (flg === 2) {
        z += 0.5 * MOREBITS;
      } else if (flg === 1) {
        z += MOREBITS;
      }
      y += z;
      return sgn ? -y : y;
    }
    module.exports = atan;
  }
});

// node_modules/@stdlib/math-base-special-atan/lib/index.js
var require_lib7 = __commonJS({
  "node_modules/@stdlib/math-base-special-atan/lib/index.js"(exports, module) {
    "use strict";
    var main = require_main3();
    module.exports = main;
  }
});

// node_modules/@stdlib/math-base-assert-is-infinite/lib/main.js
var require_main4 = __commonJS({
  "node_modules/@stdlib/math-base-assert-is-infinite/lib/main.js"(exports, module) {
    "use strict";
    var PINF = require_lib2();
    var NINF = require_lib6();
    function isInfinite(x) {
      return x === PINF || x === NINF;
    }
    module.exports = isInfinite;
  }
});

// node_modules/@stdlib/math-base-assert-is-infinite/lib/index.js
var require_lib8 = __commonJS({
  "node_modules/@stdlib/math-base-assert-is-infinite/lib/index.js"(exports, module) {
    "use strict";
    var main = require_main4();
    module.exports = main;
  }
});

// node_modules/@stdlib/constants-float64-high-word-sign-mask/lib/index.js
var require_lib9 = __commonJS({
  "node_modules/@stdlib/constants-float64-high-word-sign-mask/lib/index.js"(exports, module) {
    "use strict";
    var FLOAT64_HIGH_WORD_SIGN_MASK = 2147483648 >>> 0;
    module.exports = FLOAT64_HIGH_WORD_SIGN_MASK;
  }
});

// node_modules/@stdlib/constants-float64-high-word-abs-mask/lib/index.js
var require_lib10 = __commonJS({
  "node_modules/@stdlib/constants-float64-high-word-abs-mask/lib/index.js"(exports, module) {
    "use strict";
    var FLOAT64_HIGH_WORD_ABS_MASK = 2147483647 >>> 0;
    module.exports = FLOAT64_HIGH_WORD_ABS_MASK;
  }
});

// node_modules/@stdlib/utils-define-property/lib/define_property.js
var require_define_property = __commonJS({
  "node_modules/@stdlib/utils-define-property/lib/define_property.js"(exports, module) {
    "use strict";
    var main = typeof Object.defineProperty === "function" ? Object.defineProperty : null;
    module.exports = main;
  }
});

// node_modules/@stdlib/utils-define-property/lib/has_define_property_support.js
var require_has_define_property_support = __commonJS({
  "node_modules/@stdlib/utils-define-property/lib/has_define_property_support.js"(exports, module) {
    "use strict";
    var defineProperty = require_define_property();
    function hasDefinePropertySupport() {
      try {
        defineProperty({}, "x", {});
        return true;
      } catch (err) {
        return false;
      }
    }
    module.exports = hasDefinePropertySupport;
  }
});

// node_modules/@stdlib/utils-define-property/lib/builtin.js
var require_builtin = __commonJS({
  "node_modules/@stdlib/utils-define-property/lib/builtin.js"(exports, module) {
    "use strict";
    var defineProperty = Object.defineProperty;
    module.exports = defineProperty;
  }
});

// node_modules/@stdlib/string-base-format-interpolate/lib/is_number.js
var require_is_number = __commonJS({
  "node_modules/@stdlib/string-base-format-interpolate/lib/is_number.js"(exports, module) {
    "use strict";
    function isNumber(value) {
      return typeof value === "number";
    }
    module.exports = isNumber;
  }
});

// node_modules/@stdlib/string-base-format-interpolate/lib/zero_pad.js
var require_zero_pad = __commonJS({
  "node_modules/@stdlib/string-base-format-interpolate/lib/zero_pad.js"(exports, module) {
    "use strict";
    function startsWithMinus(str) {
      return str[0] === "-";
    }
    function zeros(n2) {
      var out = "";
      var i;
      for (i = 0; i < n2; i++) {
        out += "0";
      }
      return out;
    }
    function zeroPad(str, width, right) {
      var negative = false;
      var pad = width - str.length;
      if (pad < 0) {
        return str;
      }
      if (startsWithMinus(str)) {
        negative = true;
        str = str.substr(1);
      }
      str = right ? str + zeros(pad) : zeros(pad) + str;
      if (negative) {
        str = "-" + str;
      }
      return str;
    }
    module.exports = zeroPad;
  }
});

// node_modules/@stdlib/string-base-format-interpolate/lib/format_integer.js
var require_format_integer = __commonJS({
  "node_modules/@stdlib/string-base-format-interpolate/lib/format_integer.js"(exports, module) {
    "use strict";
    var isNumber = require_is_number();
    var zeroPad = require_zero_pad();
    var lowercase = String.prototype.toLowerCase;
    var uppercase = String.prototype.toUpperCase;
    function formatInteger(token) {
      var base;
      var out;
      var i;
      switch (token.specifier) {
        case "b":
          base = 2;
          break;
        case "o":
          base = 8;
          break;
        case "x":
        case "X":
          base = 16;
          break;
        case "d":
        case "i":
        case "u":
        default:
          base = 10;
          break;
      }
      out = token.arg;
      i = parseInt(out, 10);
      if (!isFinite(i)) {
        if (!isNumber(out)) {
          throw new Error("invalid integer. Value: " + out);
        }
        i = 0;
      }
      if (i < 0 && (token.specifier === "u" || base !== 10)) {
        i = 4294967295 + i + 1;
      }
      if (i < 0) {
        out = (-i).toString(base);
        if (token.precision) {
          out = zeroPad(out, token.precision, token.padRight);
        }
        out = "-" + out;
      } else {
        out = i.toString(base);
        if (!i && !token.precision) {
          out = "";
        } else if (token.precision) {
          out = zeroPad(out, token.precision, token.padRight);
        }
        if (token.sign) {
          out = token.sign + out;
        }
      }
      if (base === 16) {
        if (token.alternate) {
          out = "0x" + out;
        }
        out = token.specifier === uppercase.call(token.specifier) ? uppercase.call(out) : lowercase.call(out);
      }
      if (base === 8) {
        if (token.alternate && out.charAt(0) !== "0") {
          out = "0" + out;
        }
      }
      return out;
    }
    module.exports = formatInteger;
  }
});

// node_modules/@stdlib/string-base-format-interpolate/lib/is_string.js
var require_is_string = __commonJS({
  "node_modules/@stdlib/string-base-format-interpolate/lib/is_string.js"(exports, module) {
    "use strict";
    function isString(value) {
      return typeof value === "string";
    }
    module.exports = isString;
  }
});

// node_modules/@stdlib/string-base-format-interpolate/lib/format_double.js
var require_format_double = __commonJS({
  "node_modules/@stdlib/string-base-format-interpolate/lib/format_double.js"(exports, module) {
    "use strict";
    var abs = Math.abs;
    var lowercase = String.prototype.toLowerCase;
    var uppercase = String.prototype.toUpperCase;
    var replace = String.prototype.replace;
    var RE_EXP_POS_DIGITS = /e\+(\d)$/;
    var RE_EXP_NEG_DIGITS = /e-(\d)$/;
    var RE_ONLY_DIGITS = /^(\d+)$/;
    var RE_DIGITS_BEFORE_EXP = /^(\d+)e/;
    var RE_TRAILING_PERIOD_ZERO = /\.0$/;
    var RE_PERIOD_ZERO_EXP = /\.0*e/;
    var RE_ZERO_BEFORE_EXP = /(\..*[^0])0*e/;
    function formatDouble(f, token) {
      var digits;
      var out;
      switch (token.specifier) {
        case "e":
        case "E":
          out = f.toExponential(token.precision);
          break;
        case "f":
        case "F":
          out = f.toFixed(token.precision);
          break;
        case "g":
        case "G":
          if (abs(f) < 1e-4) {
            digits = token.precision;
            if (digits > 0) {
              digits -= 1;
            }
            out = f.toExponential(digits);
          } else {
            out = f.toPrecision(token.precision);
          }
          if (!token.alternate) {
            out = replace.call(out, RE_ZERO_BEFORE_EXP, "$1e");
            out = replace.call(out, RE_PERIOD_ZERO_EXP, "e");
            out = replace.call(out, RE_TRAILING_PERIOD_ZERO, "");
          }
          break;
        default:
          throw new Error("invalid double notation. Value: " + token.specifier);
      }
      out = replace.call(out, RE_EXP_POS_DIGITS, "e+0$1");
      out = replace.call(out, RE_EXP_NEG_DIGITS, "e-0$1");
      if (token.alternate) {
        out = replace.call(out, RE_ONLY_DIGITS, "$1.");
        out = replace.call(out, RE_DIGITS_BEFORE_EXP, "$1.e");
      }
      if (f >= 0 && token.sign) {
        out = token.sign + out;
      }
      out = token.specifier === uppercase.call(token.specifier) ? uppercase.call(out) : lowercase.call(out);
      return out;
    }
    module.exports = formatDouble;
  }
});

// node_modules/@stdlib/string-base-format-interpolate/lib/space_pad.js
var require_space_pad = __commonJS({
  "node_modules/@stdlib/string-base-format-interpolate/lib/space_pad.js"(exports, module) {
    "use strict";
    function spaces(n2) {
      var out = "";
      var i;
      for (i = 0; i < n2; i++) {
        out += " ";
      }
      return out;
    }
    function spacePad(str, width, right) {
      var pad = width - str.length;
      if (pad < 0) {
        return str;
      }
      str = right ? str + spaces(pad) : spaces(pad) + str;
      return str;
    }
    module.exports = spacePad;
  }
});

// node_modules/@stdlib/string-base-format-interpolate/lib/main.js
var require_main5 = __commonJS({
  "node_modules/@stdlib/string-base-format-interpolate/lib/main.js"(exports, module) {
    "use strict";
    var formatInteger = require_format_integer();
    var isString = require_is_string();
    var isNumber = require_is_number();
    var formatDouble = require_format_double();
    var spacePad = require_space_pad();
    var zeroPad = require_zero_pad();
    var fromCharCode = String.fromCharCode;
    var isArray = Array.isArray;
    function isnan(value) {
      return value !== value;
    }
    function initialize(token) {
      var out = {};
      out.specifier = token.specifier;
      out.precision = token.precision === void 0 ? 1 : token.precision;
      out.width = token.width;
      out.flags = token.flags || "";
      out.mapping = token.mapping;
      return out;
    }
    function formatInterpolate(tokens) {
      var hasPeriod;
      var flags;
      var token;
      var flag;
      var num;
      var out;
      var pos;
      var f;
      var i;
      var j;
      if (!isArray(tokens)) {
        throw new TypeError("invalid argument. First argument must be an array. Value: `" + tokens + "`.");
      }
      out = "";
      pos = 1;
      for (i = 0; i < tokens.length; i++) {
        token = tokens[i];
        if (isString(token)) {
          out += token;
        } else {
          hasPeriod = token.precision !== void 0;
          token = initialize(token);
          if (!token.specifier) {
            throw new TypeError("invalid argument. Token is missing `specifier` property. Index: `" + i + "`. Value: `" + token + "`.");
          }
          if (token.mapping) {
            pos = token.mapping;
          }
          flags = token.flags;
          for (j = 0; j < flags.length; j++) {
            flag = flags.charAt(j);
            switch (flag) {
              case " ":
                token.sign = " ";
                break;
              case "+":
                token.sign = "+";
                break;
              case "-":
                token.padRight = true;
                token.padZeros = false;
                break;
              case "0":
                token.padZeros = flags.indexOf("-") < 0;
                break;
              case "#":
                token.alternate = true;
                break;
              default:
                throw new Error("invalid flag: " + flag);
            }
          }
          if (token.width === "*") {
            token.width = parseInt(arguments[pos], 10);
            pos += 1;
            if (isnan(token.width)) {
              throw new TypeError("the argument for * width at position " + pos + " is not a number. Value: `" + token.width + "`.");
            }
            if (token.width < 0) {
              token.padRight = true;
              token.width = -token.width;
            }
          }
          if (hasPeriod) {
            if (token.precision === "*") {
              token.precision = parseInt(arguments[pos], 10);
              pos += 1;
              if (isnan(token.precision)) {
                throw new TypeError("the argument for * precision at position " + pos + " is not a number. Value: `" + token.precision + "`.");
              }
              if (token.precision < 0) {
                token.precision = 1;
                hasPeriod = false;
              }
            }
          }
          token.arg = arguments[pos];
          switch (token.specifier) {
            case "b":
            case "o":
            case "x":
            case "X":
            case "d":
            case "i":
            case "u":
              if (hasPeriod) {
                token.padZeros = false;
              }
              token.arg = formatInteger(token);
              break;
            case "s":
              token.maxWidth = hasPeriod ? token.precision : -1;
              token.arg = String(token.arg);
              break;
            case "c":
              if (!isnan(token.arg)) {
                num = parseInt(token.arg, 10);
                if (num < 0 || num > 127) {
                  throw new Error("invalid character code. Value: " + token.arg);
                }
                token.arg = isnan(num) ? String(token.arg) : fromCharCode(num);
              }
              break;
            case "e":
            case "E":
            case "f":
            case "F":
            case "g":
            case "G":
              if (!hasPeriod) {
                token.precision = 6;
              }
              f = parseFloat(token.arg);
              if (!isFinite(f)) {
                if (!isNumber(token.arg)) {
                  throw new Error("invalid floating-point number. Value: " + out);
                }
                f = token.arg;
                token.padZeros = false;
              }
              token.arg = formatDouble(f, token);
              break;
            default:
              throw new Error("invalid specifier: " + token.specifier);
          }
          if (token.maxWidth >= 0 && token.arg.length > token.maxWidth) {
            token.arg = token.arg.substring(0, token.maxWidth);
          }
          if (token.padZeros) {
            token.arg = zeroPad(token.arg, token.width || token.precision, token.padRight);
          } else if (token.width) {
            token.arg = spacePad(token.arg, token.width, token.padRight);
          }
          out += token.arg || "";
          pos += 1;
        }
      }
      return out;
    }
    module.exports = formatInterpolate;
  }
});

// node_modules/@stdlib/string-base-format-interpolate/lib/index.js
var require_lib11 = __commonJS({
  "node_modules/@stdlib/string-base-format-interpolate/lib/index.js"(exports, module) {
    "use strict";
    var main = require_main5();
    module.exports = main;
  }
});

// node_modules/@stdlib/string-base-format-tokenize/lib/main.js
var require_main6 = __commonJS({
  "node_modules/@stdlib/string-base-format-tokenize/lib/main.js"(exports, module) {
    "use strict";
    var RE = /%(?:([1-9]\d*)\$)?([0 +\-#]*)(\*|\d+)?(?:(\.)(\*|\d+)?)?[hlL]?([%A-Za-z])/g;
    function parse(match) {
      var token = {
        "mapping": match[1] ? parseInt(match[1], 10) : void 0,
        "flags": match[2],
        "width": match[3],
        "precision": match[5],
        "specifier": match[6]
      };
      if (match[4] === "." && match[5] === void 0) {
        token.precision = "1";
      }
      return token;
    }
    function formatTokenize(str) {
      var content;
      var tokens;
      var match;
      var prev;
      tokens = [];
      prev = 0;
      match = RE.exec(str);
      while (match) {
        content = str.slice(prev, RE.lastIndex - match[0].length);
        if (content.length) {
          tokens.push(content);
        }
        if (match[6] === "%") {
          tokens.push("%");
        } else {
          tokens.push(parse(match));
        }
        prev = RE.lastIndex;
        match = RE.exec(str);
      }
      content = str.slice(prev);
      if (content.length) {
        tokens.push(content);
      }
      return tokens;
    }
    module.exports = formatTokenize;
  }
});

// node_modules/@stdlib/string-base-format-tokenize/lib/index.js
var require_lib12 = __commonJS({
  "node_modules/@stdlib/string-base-format-tokenize/lib/index.js"(exports, module) {
    "use strict";
    var main = require_main6();
    module.exports = main;
  }
});

// node_modules/@stdlib/string-format/lib/is_string.js
var require_is_string2 = __commonJS({
  "node_modules/@stdlib/string-format/lib/is_string.js"(exports, module) {
    "use strict";
    function isString(value) {
      return typeof value === "string";
    }
    module.exports = isString;
  }
});

// node_modules/@stdlib/string-format/lib/main.js
var require_main7 = __commonJS({
  "node_modules/@stdlib/string-format/lib/main.js"(exports, module) {
    "use strict";
    var interpolate = require_lib11();
    var tokenize = require_lib12();
    var isString = require_is_string2();
    function format(str) {
      var args;
      var i;
      if (!isString(str)) {
        throw new TypeError(format("invalid argument. First argument must be a string. Value: `%s`.", str));
      }
      args = [tokenize(str)];
      for (i = 1; i < arguments.length; i++) {
        args.push(arguments[i]);
      }
      return interpolate.apply(null, args);
    }
    module.exports = format;
  }
});

// node_modules/@stdlib/string-format/lib/index.js
var require_lib13 = __commonJS({
  "node_modules/@stdlib/string-format/lib/index.js"(exports, module) {
    "use strict";
    var main = require_main7();
    module.exports = main;
  }
});

// node_modules/@stdlib/utils-define-property/lib/polyfill.js
var require_polyfill = __commonJS({
  "node_modules/@stdlib/utils-define-property/lib/polyfill.js"(exports, module) {
    "use strict";
    var format = require_lib13();
    var objectProtoype = Object.prototype;
    var toStr = objectProtoype.toString;
    var defineGetter = objectProtoype.__defineGetter__;
    var defineSetter = objectProtoype.__defineSetter__;
    var lookupGetter = objectProtoype.__lookupGetter__;
    var lookupSetter = objectProtoype.__lookupSetter__;
    function defineProperty(obj, prop, descriptor) {
      var prototype;
      var hasValue;
      var hasGet;
      var hasSet;
      if (typeof obj !== "object" || obj === null || toStr.call(obj) === "[object Array]") {
        throw new TypeError(format("invalid argument. First argument must be an object. Value: `%s`.", obj));
      }
      if (typeof descriptor !== "object" || descriptor === null || toStr.call(descriptor) === "[object Array]") {
        throw new TypeError(format("invalid argument. Property descriptor must be an object. Value: `%s`.", descriptor));
      }
      hasValue = "value" in descriptor;
      if (hasValue) {
        if (lookupGetter.call(obj, prop) || lookupSetter.call(obj, prop)) {
          prototype = obj.__proto__;
          obj.__proto__ = objectProtoype;
          delete obj[prop];
          obj[prop] = descriptor.value;
          obj.__proto__ = prototype;
        } else {
          obj[prop] = descriptor.value;
        }
      }
      hasGet = "get" in descriptor;
      hasSet = "set" in descriptor;
      if (hasValue && (hasGet || hasSet)) {
        throw new Error("invalid argument. Cannot specify one or more accessors and a value or writable attribute in the property descriptor.");
      }
      if (hasGet && defineGetter) {
        defineGetter.call(obj, prop, descriptor.get);
      }
      if (hasSet && defineSetter) {
        defineSetter.call(obj, prop, descriptor.set);
      }
      return obj;
    }
    module.exports = defineProperty;
  }
});

// node_modules/@stdlib/utils-define-property/lib/index.js
var require_lib14 = __commonJS({
  "node_modules/@stdlib/utils-define-property/lib/index.js"(exports, module) {
    "use strict";
    var hasDefinePropertySupport = require_has_define_property_support();
    var builtin = require_builtin();
    var polyfill = require_polyfill();
    var defineProperty;
    if (hasDefinePropertySupport()) {
      defineProperty = builtin;
    } else {
      defineProperty = polyfill;
    }
    module.exports = defineProperty;
  }
});

// node_modules/@stdlib/utils-define-nonenumerable-read-only-property/lib/main.js
var require_main8 = __commonJS({
  "node_modules/@stdlib/utils-define-nonenumerable-read-only-property/lib/main.js"(exports, module) {
    "use strict";
    var defineProperty = require_lib14();
    function setNonEnumerableReadOnly(obj, prop, value) {
      defineProperty(obj, prop, {
        "configurable": false,
        "enumerable": false,
        "writable": false,
        "value": value
      });
    }
    module.exports = setNonEnumerableReadOnly;
  }
});

// node_modules/@stdlib/utils-define-nonenumerable-read-only-property/lib/index.js
var require_lib15 = __commonJS({
  "node_modules/@stdlib/utils-define-nonenumerable-read-only-property/lib/index.js"(exports, module) {
    "use strict";
    var main = require_main8();
    module.exports = main;
  }
});

// node_modules/@stdlib/assert-has-symbol-support/lib/main.js
var require_main9 = __commonJS({
  "node_modules/@stdlib/assert-has-symbol-support/lib/main.js"(exports, module) {
    "use strict";
    function hasSymbolSupport() {
      return typeof Symbol === "function" && typeof /* @__PURE__ */ Symbol("foo") === "symbol";
    }
    module.exports = hasSymbolSupport;
  }
});

// node_modules/@stdlib/assert-has-symbol-support/lib/index.js
var require_lib16 = __commonJS({
  "node_modules/@stdlib/assert-has-symbol-support/lib/index.js"(exports, module) {
    "use strict";
    var main = require_main9();
    module.exports = main;
  }
});

// node_modules/@stdlib/assert-has-tostringtag-support/lib/main.js
var require_main10 = __commonJS({
  "node_modules/@stdlib/assert-has-tostringtag-support/lib/main.js"(exports, module) {
    "use strict";
    var hasSymbols = require_lib16();
    var FLG = hasSymbols();
    function hasToStringTagSupport() {
      return FLG && typeof Symbol.toStringTag === "symbol";
    }
    module.exports = hasToStringTagSupport;
  }
});

// node_modules/@stdlib/assert-has-tostringtag-support/lib/index.js
var require_lib17 = __commonJS({
  "node_modules/@stdlib/assert-has-tostringtag-support/lib/index.js"(exports, module) {
    "use strict";
    var main = require_main10();
    module.exports = main;
  }
});

// node_modules/@stdlib/utils-native-class/lib/tostring.js
var require_tostring = __commonJS({
  "node_modules/@stdlib/utils-native-class/lib/tostring.js"(exports, module) {
    "use strict";
    var toStr = Object.prototype.toString;
    module.exports = toStr;
  }
});

// node_modules/@stdlib/utils-native-class/lib/main.js
var require_main11 = __commonJS({
  "node_modules/@stdlib/utils-native-class/lib/main.js"(exports, module) {
    "use strict";
    var toStr = require_tostring();
    function nativeClass(v2) {
      return toStr.call(v2);
    }
    module.exports = nativeClass;
  }
});

// node_modules/@stdlib/assert-has-own-property/lib/main.js
var require_main12 = __commonJS({
  "node_modules/@stdlib/assert-has-own-property/lib/main.js"(exports, module) {
    "use strict";
    var has = Object.prototype.hasOwnProperty;
    function hasOwnProp(value, property) {
      if (value === void 0 || value === null) {
        return false;
      }
      return has.call(value, property);
    }
    module.exports = hasOwnProp;
  }
});

// node_modules/@stdlib/assert-has-own-property/lib/index.js
var require_lib18 = __commonJS({
  "node_modules/@stdlib/assert-has-own-property/lib/index.js"(exports, module) {
    "use strict";
    var main = require_main12();
    module.exports = main;
  }
});

// node_modules/@stdlib/symbol-ctor/lib/main.js
var require_main13 = __commonJS({
  "node_modules/@stdlib/symbol-ctor/lib/main.js"(exports, module) {
    "use strict";
    var Sym = typeof Symbol === "function" ? Symbol : void 0;
    module.exports = Sym;
  }
});

// node_modules/@stdlib/symbol-ctor/lib/index.js
var require_lib19 = __commonJS({
  "node_modules/@stdlib/symbol-ctor/lib/index.js"(exports, module) {
    "use strict";
    var main = require_main13();
    module.exports = main;
  }
});

// node_modules/@stdlib/utils-native-class/lib/tostringtag.js
var require_tostringtag = __commonJS({
  "node_modules/@stdlib/utils-native-class/lib/tostringtag.js"(exports, module) {
    "use strict";
    var Symbol2 = require_lib19();
    var toStrTag = typeof Symbol2 === "function" ? Symbol2.toStringTag : "";
    module.exports = toStrTag;
  }
});

// node_modules/@stdlib/utils-native-class/lib/polyfill.js
var require_polyfill2 = __commonJS({
  "node_modules/@stdlib/utils-native-class/lib/polyfill.js"(exports, module) {
    "use strict";
    var hasOwnProp = require_lib18();
    var toStringTag = require_tostringtag();
    var toStr = require_tostring();
    function nativeClass(v2) {
      var isOwn;
      var tag;
      var out;
      if (v2 === null || v2 === void 0) {
        return toStr.call(v2);
      }
      tag = v2[toStringTag];
      isOwn = hasOwnProp(v2, toStringTag);
      try {
        v2[toStringTag] = void 0;
      } catch (err) {
        return toStr.call(v2);
      }
      out = toStr.call(v2);
      if (isOwn) {
        v2[toStringTag] = tag;
      } else {
        delete v2[toStringTag];
      }
      return out;
    }
    module.exports = nativeClass;
  }
});

// node_modules/@stdlib/utils-native-class/lib/index.js
var require_lib20 = __commonJS({
  "node_modules/@stdlib/utils-native-class/lib/index.js"(exports, module) {
    "use strict";
    var hasToStringTag = require_lib17();
    var builtin = require_main11();
    var polyfill = require_polyfill2();
    var main;
    if (hasToStringTag()) {
      main = polyfill;
    } else {
      main = builtin;
    }
    module.exports = main;
  }
});

// node_modules/@stdlib/assert-is-uint32array/lib/main.js
var require_main14 = __commonJS({
  "node_modules/@stdlib/assert-is-uint32array/lib/main.js"(exports, module) {
    "use strict";
    var nativeClass = require_lib20();
    var hasUint32Array = typeof Uint32Array === "function";
    function isUint32Array(value) {
      return hasUint32Array && value instanceof Uint32Array || // eslint-disable-line stdlib/require-globals
      nativeClass(value) === "[object Uint32Array]";
    }
    module.exports = isUint32Array;
  }
});

// node_modules/@stdlib/assert-is-uint32array/lib/index.js
var require_lib21 = __commonJS({
  "node_modules/@stdlib/assert-is-uint32array/lib/index.js"(exports, module) {
    "use strict";
    var isUint32Array = require_main14();
    module.exports = isUint32Array;
  }
});

// node_modules/@stdlib/constants-uint32-max/lib/index.js
var require_lib22 = __commonJS({
  "node_modules/@stdlib/constants-uint32-max/lib/index.js"(exports, module) {
    "use strict";
    var UINT32_MAX = 4294967295;
    module.exports = UINT32_MAX;
  }
});

// node_modules/@stdlib/assert-has-uint32array-support/lib/uint32array.js
var require_uint32array = __commonJS({
  "node_modules/@stdlib/assert-has-uint32array-support/lib/uint32array.js"(exports, module) {
    "use strict";
    var main = typeof Uint32Array === "function" ? Uint32Array : null;
    module.exports = main;
  }
});

// node_modules/@stdlib/assert-has-uint32array-support/lib/main.js
var require_main15 = __commonJS({
  "node_modules/@stdlib/assert-has-uint32array-support/lib/main.js"(exports, module) {
    "use strict";
    var isUint32Array = require_lib21();
    var UINT32_MAX = require_lib22();
    var GlobalUint32Array = require_uint32array();
    function hasUint32ArraySupport() {
      var bool;
      var arr;
      if (typeof GlobalUint32Array !== "function") {
        return false;
      }
      try {
        arr = [1, 3.14, -3.14, UINT32_MAX + 1, UINT32_MAX + 2];
        arr = new GlobalUint32Array(arr);
        bool = isUint32Array(arr) && arr[0] === 1 && arr[1] === 3 && // truncation
        arr[2] === UINT32_MAX - 2 && // truncation and wrap around
        arr[3] === 0 && // wrap around
        arr[4] === 1;
      } catch (err) {
        bool = false;
      }
      return bool;
    }
    module.exports = hasUint32ArraySupport;
  }
});

// node_modules/@stdlib/assert-has-uint32array-support/lib/index.js
var require_lib23 = __commonJS({
  "node_modules/@stdlib/assert-has-uint32array-support/lib/index.js"(exports, module) {
    "use strict";
    var hasUint32ArraySupport = require_main15();
    module.exports = hasUint32ArraySupport;
  }
});

// node_modules/@stdlib/array-uint32/lib/main.js
var require_main16 = __commonJS({
  "node_modules/@stdlib/array-uint32/lib/main.js"(exports, module) {
    "use strict";
    var ctor = typeof Uint32Array === "function" ? Uint32Array : void 0;
    module.exports = ctor;
  }
});

// node_modules/@stdlib/array-uint32/lib/polyfill.js
var require_polyfill3 = __commonJS({
  "node_modules/@stdlib/array-uint32/lib/polyfill.js"(exports, module) {
    "use strict";
    function polyfill() {
      throw new Error("not implemented");
    }
    module.exports = polyfill;
  }
});

// node_modules/@stdlib/array-uint32/lib/index.js
var require_lib24 = __commonJS({
  "node_modules/@stdlib/array-uint32/lib/index.js"(exports, module) {
    "use strict";
    var hasUint32ArraySupport = require_lib23();
    var builtin = require_main16();
    var polyfill = require_polyfill3();
    var ctor;
    if (hasUint32ArraySupport()) {
      ctor = builtin;
    } else {
      ctor = polyfill;
    }
    module.exports = ctor;
  }
});

// node_modules/@stdlib/assert-is-float64array/lib/main.js
var require_main17 = __commonJS({
  "node_modules/@stdlib/assert-is-float64array/lib/main.js"(exports, module) {
    "use strict";
    var nativeClass = require_lib20();
    var hasFloat64Array = typeof Float64Array === "function";
    function isFloat64Array(value) {
      return hasFloat64Array && value instanceof Float64Array || // eslint-disable-line stdlib/require-globals
      nativeClass(value) === "[object Float64Array]";
    }
    module.exports = isFloat64Array;
  }
});

// node_modules/@stdlib/assert-is-float64array/lib/index.js
var require_lib25 = __commonJS({
  "node_modules/@stdlib/assert-is-float64array/lib/index.js"(exports, module) {
    "use strict";
    var isFloat64Array = require_main17();
    module.exports = isFloat64Array;
  }
});

// node_modules/@stdlib/assert-has-float64array-support/lib/float64array.js
var require_float64array = __commonJS({
  "node_modules/@stdlib/assert-has-float64array-support/lib/float64array.js"(exports, module) {
    "use strict";
    var main = typeof Float64Array === "function" ? Float64Array : null;
    module.exports = main;
  }
});

// node_modules/@stdlib/assert-has-float64array-support/lib/main.js
var require_main18 = __commonJS({
  "node_modules/@stdlib/assert-has-float64array-support/lib/main.js"(exports, module) {
    "use strict";
    var isFloat64Array = require_lib25();
    var GlobalFloat64Array = require_float64array();
    function hasFloat64ArraySupport() {
      var bool;
      var arr;
      if (typeof GlobalFloat64Array !== "function") {
        return false;
      }
      try {
        arr = new GlobalFloat64Array([1, 3.14, -3.14, NaN]);
        bool = isFloat64Array(arr) && arr[0] === 1 && arr[1] === 3.14 && arr[2] === -3.14 && arr[3] !== arr[3];
      } catch (err) {
        bool = false;
      }
      return bool;
    }
    module.exports = hasFloat64ArraySupport;
  }
});

// node_modules/@stdlib/assert-has-float64array-support/lib/index.js
var require_lib26 = __commonJS({
  "node_modules/@stdlib/assert-has-float64array-support/lib/index.js"(exports, module) {
    "use strict";
    var hasFloat64ArraySupport = require_main18();
    module.exports = hasFloat64ArraySupport;
  }
});

// node_modules/@stdlib/array-float64/lib/main.js
var require_main19 = __commonJS({
  "node_modules/@stdlib/array-float64/lib/main.js"(exports, module) {
    "use strict";
    var ctor = typeof Float64Array === "function" ? Float64Array : void 0;
    module.exports = ctor;
  }
});

// node_modules/@stdlib/array-float64/lib/polyfill.js
var require_polyfill4 = __commonJS({
  "node_modules/@stdlib/array-float64/lib/polyfill.js"(exports, module) {
    "use strict";
    function polyfill() {
      throw new Error("not implemented");
    }
    module.exports = polyfill;
  }
});

// node_modules/@stdlib/array-float64/lib/index.js
var require_lib27 = __commonJS({
  "node_modules/@stdlib/array-float64/lib/index.js"(exports, module) {
    "use strict";
    var hasFloat64ArraySupport = require_lib26();
    var builtin = require_main19();
    var polyfill = require_polyfill4();
    var ctor;
    if (hasFloat64ArraySupport()) {
      ctor = builtin;
    } else {
      ctor = polyfill;
    }
    module.exports = ctor;
  }
});

// node_modules/@stdlib/assert-is-uint8array/lib/main.js
var require_main20 = __commonJS({
  "node_modules/@stdlib/assert-is-uint8array/lib/main.js"(exports, module) {
    "use strict";
    var nativeClass = require_lib20();
    var hasUint8Array = typeof Uint8Array === "function";
    function isUint8Array(value) {
      return hasUint8Array && value instanceof Uint8Array || // eslint-disable-line stdlib/require-globals
      nativeClass(value) === "[object Uint8Array]";
    }
    module.exports = isUint8Array;
  }
});

// node_modules/@stdlib/assert-is-uint8array/lib/index.js
var require_lib28 = __commonJS({
  "node_modules/@stdlib/assert-is-uint8array/lib/index.js"(exports, module) {
    "use strict";
    var isUint8Array = require_main20();
    module.exports = isUint8Array;
  }
});

// node_modules/@stdlib/constants-uint8-max/lib/index.js
var require_lib29 = __commonJS({
  "node_modules/@stdlib/constants-uint8-max/lib/index.js"(exports, module) {
    "use strict";
    var UINT8_MAX = 255 | 0;
    module.exports = UINT8_MAX;
  }
});

// node_modules/@stdlib/assert-has-uint8array-support/lib/uint8array.js
var require_uint8array = __commonJS({
  "node_modules/@stdlib/assert-has-uint8array-support/lib/uint8array.js"(exports, module) {
    "use strict";
    var main = typeof Uint8Array === "function" ? Uint8Array : null;
    module.exports = main;
  }
});

// node_modules/@stdlib/assert-has-uint8array-support/lib/main.js
var require_main21 = __commonJS({
  "node_modules/@stdlib/assert-has-uint8array-support/lib/main.js"(exports, module) {
    "use strict";
    var isUint8Array = require_lib28();
    var UINT8_MAX = require_lib29();
    var GlobalUint8Array = require_uint8array();
    function hasUint8ArraySupport() {
      var bool;
      var arr;
      if (typeof GlobalUint8Array !== "function") {
        return false;
      }
      try {
        arr = [1, 3.14, -3.14, UINT8_MAX + 1, UINT8_MAX + 2];
        arr = new GlobalUint8Array(arr);
        bool = isUint8Array(arr) && arr[0] === 1 && arr[1] === 3 && // truncation
        arr[2] === UINT8_MAX - 2 && // truncation and wrap around
        arr[3] === 0 && // wrap around
        arr[4] === 1;
      } catch (err) {
        bool = false;
      }
      return bool;
    }
    module.exports = hasUint8ArraySupport;
  }
});

// node_modules/@stdlib/assert-has-uint8array-support/lib/index.js
var require_lib30 = __commonJS({
  "node_modules/@stdlib/assert-has-uint8array-support/lib/index.js"(exports, module) {
    "use strict";
    var hasUint8ArraySupport = require_main21();
    module.exports = hasUint8ArraySupport;
  }
});

// node_modules/@stdlib/array-uint8/lib/main.js
var require_main22 = __commonJS({
  "node_modules/@stdlib/array-uint8/lib/main.js"(exports, module) {
    "use strict";
    var ctor = typeof Uint8Array === "function" ? Uint8Array : void 0;
    module.exports = ctor;
  }
});

// node_modules/@stdlib/array-uint8/lib/polyfill.js
var require_polyfill5 = __commonJS({
  "node_modules/@stdlib/array-uint8/lib/polyfill.js"(exports, module) {
    "use strict";
    function polyfill() {
      throw new Error("not implemented");
    }
    module.exports = polyfill;
  }
});

// node_modules/@stdlib/array-uint8/lib/index.js
var require_lib31 = __commonJS({
  "node_modules/@stdlib/array-uint8/lib/index.js"(exports, module) {
    "use strict";
    var hasUint8ArraySupport = require_lib30();
    var builtin = require_main22();
    var polyfill = require_polyfill5();
    var ctor;
    if (hasUint8ArraySupport()) {
      ctor = builtin;
    } else {
      ctor = polyfill;
    }
    module.exports = ctor;
  }
});

// node_modules/@stdlib/assert-is-uint16array/lib/main.js
var require_main23 = __commonJS({
  "node_modules/@stdlib/assert-is-uint16array/lib/main.js"(exports, module) {
    "use strict";
    var nativeClass = require_lib20();
    var hasUint16Array = typeof Uint16Array === "function";
    function isUint16Array(value) {
      return hasUint16Array && value instanceof Uint16Array || // eslint-disable-line stdlib/require-globals
      nativeClass(value) === "[object Uint16Array]";
    }
    module.exports = isUint16Array;
  }
});

// node_modules/@stdlib/assert-is-uint16array/lib/index.js
var require_lib32 = __commonJS({
  "node_modules/@stdlib/assert-is-uint16array/lib/index.js"(exports, module) {
    "use strict";
    var isUint16Array = require_main23();
    module.exports = isUint16Array;
  }
});

// node_modules/@stdlib/constants-uint16-max/lib/index.js
var require_lib33 = __commonJS({
  "node_modules/@stdlib/constants-uint16-max/lib/index.js"(exports, module) {
    "use strict";
    var UINT16_MAX = 65535 | 0;
    module.exports = UINT16_MAX;
  }
});

// node_modules/@stdlib/assert-has-uint16array-support/lib/uint16array.js
var require_uint16array = __commonJS({
  "node_modules/@stdlib/assert-has-uint16array-support/lib/uint16array.js"(exports, module) {
    "use strict";
    var main = typeof Uint16Array === "function" ? Uint16Array : null;
    module.exports = main;
  }
});

// node_modules/@stdlib/assert-has-uint16array-support/lib/main.js
var require_main24 = __commonJS({
  "node_modules/@stdlib/assert-has-uint16array-support/lib/main.js"(exports, module) {
    "use strict";
    var isUint16Array = require_lib32();
    var UINT16_MAX = require_lib33();
    var GlobalUint16Array = require_uint16array();
    function hasUint16ArraySupport() {
      var bool;
      var arr;
      if (typeof GlobalUint16Array !== "function") {
        return false;
      }
      try {
        arr = [1, 3.14, -3.14, UINT16_MAX + 1, UINT16_MAX + 2];
        arr = new GlobalUint16Array(arr);
        bool = isUint16Array(arr) && arr[0] === 1 && arr[1] === 3 && // truncation
        arr[2] === UINT16_MAX - 2 && // truncation and wrap around
        arr[3] === 0 && // wrap around
        arr[4] === 1;
      } catch (err) {
        bool = false;
      }
      return bool;
    }
    module.exports = hasUint16ArraySupport;
  }
});

// node_modules/@stdlib/assert-has-uint16array-support/lib/index.js
var require_lib34 = __commonJS({
  "node_modules/@stdlib/assert-has-uint16array-support/lib/index.js"(exports, module) {
    "use strict";
    var hasUint16ArraySupport = require_main24();
    module.exports = hasUint16ArraySupport;
  }
});

// node_modules/@stdlib/array-uint16/lib/main.js
var require_main25 = __commonJS({
  "node_modules/@stdlib/array-uint16/lib/main.js"(exports, module) {
    "use strict";
    var ctor = typeof Uint16Array === "function" ? Uint16Array : void 0;
    module.exports = ctor;
  }
});

// node_modules/@stdlib/array-uint16/lib/polyfill.js
var require_polyfill6 = __commonJS({
  "node_modules/@stdlib/array-uint16/lib/polyfill.js"(exports, module) {
    "use strict";
    function polyfill() {
      throw new Error("not implemented");
    }
    module.exports = polyfill;
  }
});

// node_modules/@stdlib/array-uint16/lib/index.js
var require_lib35 = __commonJS({
  "node_modules/@stdlib/array-uint16/lib/index.js"(exports, module) {
    "use strict";
    var hasUint16ArraySupport = require_lib34();
    var builtin = require_main25();
    var polyfill = require_polyfill6();
    var ctor;
    if (hasUint16ArraySupport()) {
      ctor = builtin;
    } else {
      ctor = polyfill;
    }
    module.exports = ctor;
  }
});

// node_modules/@stdlib/assert-is-little-endian/lib/ctors.js
var require_ctors = __commonJS({
  "node_modules/@stdlib/assert-is-little-endian/lib/ctors.js"(exports, module) {
    "use strict";
    var Uint8Array2 = require_lib31();
    var Uint16Array2 = require_lib35();
    var ctors = {
      "uint16": Uint16Array2,
      "uint8": Uint8Array2
    };
    module.exports = ctors;
  }
});

// node_modules/@stdlib/assert-is-little-endian/lib/main.js
var require_main26 = __commonJS({
  "node_modules/@stdlib/assert-is-little-endian/lib/main.js"(exports, module) {
    "use strict";
    var ctors = require_ctors();
    var bool;
    function isLittleEndian() {
      var uint16view;
      var uint8view;
      uint16view = new ctors["uint16"](1);
      uint16view[0] = 4660;
      uint8view = new ctors["uint8"](uint16view.buffer);
      return uint8view[0] === 52;
    }
    bool = isLittleEndian();
    module.exports = bool;
  }
});

// node_modules/@stdlib/assert-is-little-endian/lib/index.js
var require_lib36 = __commonJS({
  "node_modules/@stdlib/assert-is-little-endian/lib/index.js"(exports, module) {
    "use strict";
    var IS_LITTLE_ENDIAN = require_main26();
    module.exports = IS_LITTLE_ENDIAN;
  }
});

// node_modules/@stdlib/number-float64-base-to-words/lib/indices.js
var require_indices = __commonJS({
  "node_modules/@stdlib/number-float64-base-to-words/lib/indices.js"(exports, module) {
    "use strict";
    var isLittleEndian = require_lib36();
    var indices;
    var HIGH2;
    var LOW;
    if (isLittleEndian === true) {
      HIGH2 = 1;
      LOW = 0;
    } else {
      HIGH2 = 0;
      LOW = 1;
    }
    indices = {
      "HIGH": HIGH2,
      "LOW": LOW
    };
    module.exports = indices;
  }
});

// node_modules/@stdlib/number-float64-base-to-words/lib/assign.js
var require_assign = __commonJS({
  "node_modules/@stdlib/number-float64-base-to-words/lib/assign.js"(exports, module) {
    "use strict";
    var Uint32Array2 = require_lib24();
    var Float64Array2 = require_lib27();
    var indices = require_indices();
    var FLOAT64_VIEW = new Float64Array2(1);
    var UINT32_VIEW = new Uint32Array2(FLOAT64_VIEW.buffer);
    var HIGH2 = indices.HIGH;
    var LOW = indices.LOW;
    function toWords(x, out, stride, offset) {
      FLOAT64_VIEW[0] = x;
      out[offset] = UINT32_VIEW[HIGH2];
      out[offset + stride] = UINT32_VIEW[LOW];
      return out;
    }
    module.exports = toWords;
  }
});

// node_modules/@stdlib/number-float64-base-to-words/lib/main.js
var require_main27 = __commonJS({
  "node_modules/@stdlib/number-float64-base-to-words/lib/main.js"(exports, module) {
    "use strict";
    var fcn = require_assign();
    function toWords(x) {
      return fcn(x, [0 >>> 0, 0 >>> 0], 1, 0);
    }
    module.exports = toWords;
  }
});

// node_modules/@stdlib/number-float64-base-to-words/lib/index.js
var require_lib37 = __commonJS({
  "node_modules/@stdlib/number-float64-base-to-words/lib/index.js"(exports, module) {
    "use strict";
    var setReadOnly = require_lib15();
    var main = require_main27();
    var assign = require_assign();
    setReadOnly(main, "assign", assign);
    module.exports = main;
  }
});

// node_modules/@stdlib/number-float64-base-get-high-word/lib/high.js
var require_high = __commonJS({
  "node_modules/@stdlib/number-float64-base-get-high-word/lib/high.js"(exports, module) {
    "use strict";
    var isLittleEndian = require_lib36();
    var HIGH2;
    if (isLittleEndian === true) {
      HIGH2 = 1;
    } else {
      HIGH2 = 0;
    }
    module.exports = HIGH2;
  }
});

// node_modules/@stdlib/number-float64-base-get-high-word/lib/main.js
var require_main28 = __commonJS({
  "node_modules/@stdlib/number-float64-base-get-high-word/lib/main.js"(exports, module) {
    "use strict";
    var Uint32Array2 = require_lib24();
    var Float64Array2 = require_lib27();
    var HIGH2 = require_high();
    var FLOAT64_VIEW = new Float64Array2(1);
    var UINT32_VIEW = new Uint32Array2(FLOAT64_VIEW.buffer);
    function getHighWord(x) {
      FLOAT64_VIEW[0] = x;
      return UINT32_VIEW[HIGH2];
    }
    module.exports = getHighWord;
  }
});

// node_modules/@stdlib/number-float64-base-get-high-word/lib/index.js
var require_lib38 = __commonJS({
  "node_modules/@stdlib/number-float64-base-get-high-word/lib/index.js"(exports, module) {
    "use strict";
    var main = require_main28();
    module.exports = main;
  }
});

// node_modules/@stdlib/number-float64-base-from-words/lib/indices.js
var require_indices2 = __commonJS({
  "node_modules/@stdlib/number-float64-base-from-words/lib/indices.js"(exports, module) {
    "use strict";
    var isLittleEndian = require_lib36();
    var indices;
    var HIGH2;
    var LOW;
    if (isLittleEndian === true) {
      HIGH2 = 1;
      LOW = 0;
    } else {
      HIGH2 = 0;
      LOW = 1;
    }
    indices = {
      "HIGH": HIGH2,
      "LOW": LOW
    };
    module.exports = indices;
  }
});

// node_modules/@stdlib/number-float64-base-from-words/lib/main.js
var require_main29 = __commonJS({
  "node_modules/@stdlib/number-float64-base-from-words/lib/main.js"(exports, module) {
    "use strict";
    var Uint32Array2 = require_lib24();
    var Float64Array2 = require_lib27();
    var indices = require_indices2();
    var FLOAT64_VIEW = new Float64Array2(1);
    var UINT32_VIEW = new Uint32Array2(FLOAT64_VIEW.buffer);
    var HIGH2 = indices.HIGH;
    var LOW = indices.LOW;
    function fromWords(high, low) {
      UINT32_VIEW[HIGH2] = high;
      UINT32_VIEW[LOW] = low;
      return FLOAT64_VIEW[0];
    }
    module.exports = fromWords;
  }
});

// node_modules/@stdlib/number-float64-base-from-words/lib/index.js
var require_lib39 = __commonJS({
  "node_modules/@stdlib/number-float64-base-from-words/lib/index.js"(exports, module) {
    "use strict";
    var main = require_main29();
    module.exports = main;
  }
});

// node_modules/@stdlib/math-base-special-copysign/lib/main.js
var require_main30 = __commonJS({
  "node_modules/@stdlib/math-base-special-copysign/lib/main.js"(exports, module) {
    "use strict";
    var SIGN_MASK = require_lib9();
    var ABS_MASK = require_lib10();
    var toWords = require_lib37();
    var getHighWord = require_lib38();
    var fromWords = require_lib39();
    var WORDS2 = [0, 0];
    function copysign(x, y) {
      var hx;
      var hy;
      toWords.assign(x, WORDS2, 1, 0);
      hx = WORDS2[0];
      hx &= ABS_MASK;
      hy = getHighWord(y);
      hy &= SIGN_MASK;
      hx |= hy;
      return fromWords(hx, WORDS2[1]);
    }
    module.exports = copysign;
  }
});

// node_modules/@stdlib/math-base-special-copysign/lib/index.js
var require_lib40 = __commonJS({
  "node_modules/@stdlib/math-base-special-copysign/lib/index.js"(exports, module) {
    "use strict";
    var main = require_main30();
    module.exports = main;
  }
});

// node_modules/@stdlib/number-float64-base-signbit/lib/main.js
var require_main31 = __commonJS({
  "node_modules/@stdlib/number-float64-base-signbit/lib/main.js"(exports, module) {
    "use strict";
    var getHighWord = require_lib38();
    function signbit(x) {
      var high = getHighWord(x);
      return high >>> 31 ? true : false;
    }
    module.exports = signbit;
  }
});

// node_modules/@stdlib/number-float64-base-signbit/lib/index.js
var require_lib41 = __commonJS({
  "node_modules/@stdlib/number-float64-base-signbit/lib/index.js"(exports, module) {
    "use strict";
    var main = require_main31();
    module.exports = main;
  }
});

// node_modules/@stdlib/constants-float64-pi/lib/index.js
var require_lib42 = __commonJS({
  "node_modules/@stdlib/constants-float64-pi/lib/index.js"(exports, module) {
    "use strict";
    var PI = 3.141592653589793;
    module.exports = PI;
  }
});

// node_modules/@stdlib/math-base-special-atan2/lib/main.js
var require_main32 = __commonJS({
  "node_modules/@stdlib/math-base-special-atan2/lib/main.js"(exports, module) {
    "use strict";
    var isinfinite = require_lib8();
    var copysign = require_lib40();
    var signbit = require_lib41();
    var isnan = require_lib();
    var atan = require_lib7();
    var PINF = require_lib2();
    var PI = require_lib42();
    function atan2(y, x) {
      var q;
      if (isnan(x) || isnan(y)) {
        return NaN;
      }
      if (isinfinite(x)) {
        if (x === PINF) {
          if (isinfinite(y)) {
            return copysign(PI / 4, y);
          }
          return copysign(0, y);
        }
        if (isinfinite(y)) {
          return copysign(3 * PI / 4, y);
        }
        return copysign(PI, y);
      }
      if (isinfinite(y)) {
        return copysign(PI / 2, y);
      }
      if (y === 0) {
        if (x >= 0 && !signbit(x)) {
          return copysign(0, y);
        }
        return copysign(PI, y);
      }
      if (x === 0) {
        return copysign(PI / 2, y);
      }
      q = atan(y / x);
      if (x < 0) {
        if (q <= 0) {
          return q + PI;
        }
        return q - PI;
      }
      return q;
    }
    module.exports = atan2;
  }
});

// node_modules/@stdlib/math-base-special-atan2/lib/index.js
var require_lib43 = __commonJS({
  "node_modules/@stdlib/math-base-special-atan2/lib/index.js"(exports, module) {
    "use strict";
    var atan2 = require_main32();
    module.exports = atan2;
  }
});

// node_modules/@stdlib/math-base-special-kernel-cos/lib/polyval_c13.js
var require_polyval_c13 = __commonJS({
  "node_modules/@stdlib/math-base-special-kernel-cos/lib/polyval_c13.js"(exports, module) {
    "use strict";
    function evalpoly(x) {
      if (x === 0) {
        return 0.0416666666666666;
      }
      return 0.0416666666666666 + x * (-0.001388888888887411 + x * 2480158728947673e-20);
    }
    module.exports = evalpoly;
  }
});

// node_modules/@stdlib/math-base-special-kernel-cos/lib/polyval_c46.js
var require_polyval_c46 = __commonJS({
  "node_modules/@stdlib/math-base-special-kernel-cos/lib/polyval_c46.js"(exports, module) {
    "use strict";
    function evalpoly(x) {
      if (x === 0) {
        return -27557314351390663e-23;
      }
      return -27557314351390663e-23 + x * (2087572321298175e-24 + x * -11359647557788195e-27);
    }
    module.exports = evalpoly;
  }
});

// node_modules/@stdlib/math-base-special-kernel-cos/lib/main.js
var require_main33 = __commonJS({
  "node_modules/@stdlib/math-base-special-kernel-cos/lib/main.js"(exports, module) {
    "use strict";
    var polyval13 = require_polyval_c13();
    var polyval46 = require_polyval_c46();
    function kernelCos(x, y) {
      var hz;
      var r;
      var w;
      var z;
      z = x * x;
      w = z * z;
      r = z * polyval13(z);
      r += w * w * polyval46(z);
      hz = 0.5 * z;
      w = 1 - hz;
      return w + (1 - w - hz + (z * r - x * y));
    }
    module.exports = kernelCos;
  }
});

// node_modules/@stdlib/math-base-special-kernel-cos/lib/index.js
var require_lib44 = __commonJS({
  "node_modules/@stdlib/math-base-special-kernel-cos/lib/index.js"(exports, module) {
    "use strict";
    var main = require_main33();
    module.exports = main;
  }
});

// node_modules/@stdlib/math-base-special-kernel-sin/lib/main.js
var require_main34 = __commonJS({
  "node_modules/@stdlib/math-base-special-kernel-sin/lib/main.js"(exports, module) {
    "use strict";
    var S1 = -0.16666666666666632;
    var S2 = 0.00833333333332249;
    var S3 = -1984126982985795e-19;
    var S4 = 27557313707070068e-22;
    var S5 = -25050760253406863e-24;
    var S6 = 158969099521155e-24;
    function kernelSin(x, y) {
      var r;
      var v2;
      var w;
      var z;
      z = x * x;
      w = z * z;
      r = S2 + z * (S3 + z * S4) + z * w * (S5 + z * S6);
      v2 = z * x;
      if (y === 0) {
        return x + v2 * (S1 + z * r);
      }
      return x - (z * (0.5 * y - v2 * r) - y - v2 * S1);
    }
    module.exports = kernelSin;
  }
});

// node_modules/@stdlib/math-base-special-kernel-sin/lib/index.js
var require_lib45 = __commonJS({
  "node_modules/@stdlib/math-base-special-kernel-sin/lib/index.js"(exports, module) {
    "use strict";
    var main = require_main34();
    module.exports = main;
  }
});

// node_modules/@stdlib/constants-float64-high-word-exponent-mask/lib/index.js
var require_lib46 = __commonJS({
  "node_modules/@stdlib/constants-float64-high-word-exponent-mask/lib/index.js"(exports, module) {
    "use strict";
    var FLOAT64_HIGH_WORD_EXPONENT_MASK = 2146435072;
    module.exports = FLOAT64_HIGH_WORD_EXPONENT_MASK;
  }
});

// node_modules/@stdlib/constants-float64-high-word-significand-mask/lib/index.js
var require_lib47 = __commonJS({
  "node_modules/@stdlib/constants-float64-high-word-significand-mask/lib/index.js"(exports, module) {
    "use strict";
    var FLOAT64_HIGH_WORD_SIGNIFICAND_MASK = 1048575;
    module.exports = FLOAT64_HIGH_WORD_SIGNIFICAND_MASK;
  }
});

// node_modules/@stdlib/number-float64-base-get-low-word/lib/low.js
var require_low = __commonJS({
  "node_modules/@stdlib/number-float64-base-get-low-word/lib/low.js"(exports, module) {
    "use strict";
    var isLittleEndian = require_lib36();
    var LOW;
    if (isLittleEndian === true) {
      LOW = 0;
    } else {
      LOW = 1;
    }
    module.exports = LOW;
  }
});

// node_modules/@stdlib/number-float64-base-get-low-word/lib/main.js
var require_main35 = __commonJS({
  "node_modules/@stdlib/number-float64-base-get-low-word/lib/main.js"(exports, module) {
    "use strict";
    var Uint32Array2 = require_lib24();
    var Float64Array2 = require_lib27();
    var LOW = require_low();
    var FLOAT64_VIEW = new Float64Array2(1);
    var UINT32_VIEW = new Uint32Array2(FLOAT64_VIEW.buffer);
    function getLowWord(x) {
      FLOAT64_VIEW[0] = x;
      return UINT32_VIEW[LOW];
    }
    module.exports = getLowWord;
  }
});

// node_modules/@stdlib/number-float64-base-get-low-word/lib/index.js
var require_lib48 = __commonJS({
  "node_modules/@stdlib/number-float64-base-get-low-word/lib/index.js"(exports, module) {
    "use strict";
    var main = require_main35();
    module.exports = main;
  }
});

// node_modules/@stdlib/math-base-special-floor/lib/main.js
var require_main36 = __commonJS({
  "node_modules/@stdlib/math-base-special-floor/lib/main.js"(exports, module) {
    "use strict";
    var floor = Math.floor;
    module.exports = floor;
  }
});

// node_modules/@stdlib/math-base-special-floor/lib/index.js
var require_lib49 = __commonJS({
  "node_modules/@stdlib/math-base-special-floor/lib/index.js"(exports, module) {
    "use strict";
    var main = require_main36();
    module.exports = main;
  }
});

// node_modules/@stdlib/constants-float64-exponent-bias/lib/index.js
var require_lib50 = __commonJS({
  "node_modules/@stdlib/constants-float64-exponent-bias/lib/index.js"(exports, module) {
    "use strict";
    var FLOAT64_EXPONENT_BIAS = 1023 | 0;
    module.exports = FLOAT64_EXPONENT_BIAS;
  }
});

// node_modules/@stdlib/constants-float64-max-base2-exponent/lib/index.js
var require_lib51 = __commonJS({
  "node_modules/@stdlib/constants-float64-max-base2-exponent/lib/index.js"(exports, module) {
    "use strict";
    var FLOAT64_MAX_BASE2_EXPONENT = 1023 | 0;
    module.exports = FLOAT64_MAX_BASE2_EXPONENT;
  }
});

// node_modules/@stdlib/constants-float64-max-base2-exponent-subnormal/lib/index.js
var require_lib52 = __commonJS({
  "node_modules/@stdlib/constants-float64-max-base2-exponent-subnormal/lib/index.js"(exports, module) {
    "use strict";
    var FLOAT64_MAX_BASE2_EXPONENT_SUBNORMAL = -1023 | 0;
    module.exports = FLOAT64_MAX_BASE2_EXPONENT_SUBNORMAL;
  }
});

// node_modules/@stdlib/constants-float64-min-base2-exponent-subnormal/lib/index.js
var require_lib53 = __commonJS({
  "node_modules/@stdlib/constants-float64-min-base2-exponent-subnormal/lib/index.js"(exports, module) {
    "use strict";
    var FLOAT64_MIN_BASE2_EXPONENT_SUBNORMAL = -1074 | 0;
    module.exports = FLOAT64_MIN_BASE2_EXPONENT_SUBNORMAL;
  }
});

// node_modules/@stdlib/constants-float64-smallest-normal/lib/index.js
var require_lib54 = __commonJS({
  "node_modules/@stdlib/constants-float64-smallest-normal/lib/index.js"(exports, module) {
    "use strict";
    var FLOAT64_SMALLEST_NORMAL = 22250738585072014e-324;
    module.exports = FLOAT64_SMALLEST_NORMAL;
  }
});

// node_modules/@stdlib/math-base-special-abs/lib/main.js
var require_main37 = __commonJS({
  "node_modules/@stdlib/math-base-special-abs/lib/main.js"(exports, module) {
    "use strict";
    function abs(x) {
      return Math.abs(x);
    }
    module.exports = abs;
  }
});

// node_modules/@stdlib/math-base-special-abs/lib/index.js
var require_lib55 = __commonJS({
  "node_modules/@stdlib/math-base-special-abs/lib/index.js"(exports, module) {
    "use strict";
    var main = require_main37();
    module.exports = main;
  }
});

// node_modules/@stdlib/number-float64-base-normalize/lib/assign.js
var require_assign2 = __commonJS({
  "node_modules/@stdlib/number-float64-base-normalize/lib/assign.js"(exports, module) {
    "use strict";
    var FLOAT64_SMALLEST_NORMAL = require_lib54();
    var isInfinite = require_lib8();
    var isnan = require_lib();
    var abs = require_lib55();
    var SCALAR = 4503599627370496;
    function normalize(x, out, stride, offset) {
      if (isnan(x) || isInfinite(x)) {
        out[offset] = x;
        out[offset + stride] = 0;
        return out;
      }
      if (x !== 0 && abs(x) < FLOAT64_SMALLEST_NORMAL) {
        out[offset] = x * SCALAR;
        out[offset + stride] = -52;
        return out;
      }
      out[offset] = x;
      out[offset + stride] = 0;
      return out;
    }
    module.exports = normalize;
  }
});

// node_modules/@stdlib/number-float64-base-normalize/lib/main.js
var require_main38 = __commonJS({
  "node_modules/@stdlib/number-float64-base-normalize/lib/main.js"(exports, module) {
    "use strict";
    var fcn = require_assign2();
    function normalize(x) {
      return fcn(x, [0, 0], 1, 0);
    }
    module.exports = normalize;
  }
});

// node_modules/@stdlib/number-float64-base-normalize/lib/index.js
var require_lib56 = __commonJS({
  "node_modules/@stdlib/number-float64-base-normalize/lib/index.js"(exports, module) {
    "use strict";
    var setReadOnly = require_lib15();
    var main = require_main38();
    var assign = require_assign2();
    setReadOnly(main, "assign", assign);
    module.exports = main;
  }
});

// node_modules/@stdlib/number-float64-base-exponent/lib/main.js
var require_main39 = __commonJS({
  "node_modules/@stdlib/number-float64-base-exponent/lib/main.js"(exports, module) {
    "use strict";
    var getHighWord = require_lib38();
    var EXP_MASK = require_lib46();
    var BIAS = require_lib50();
    function exponent(x) {
      var high = getHighWord(x);
      high = (high & EXP_MASK) >>> 20;
      return high - BIAS | 0;
    }
    module.exports = exponent;
  }
});

// node_modules/@stdlib/number-float64-base-exponent/lib/index.js
var require_lib57 = __commonJS({
  "node_modules/@stdlib/number-float64-base-exponent/lib/index.js"(exports, module) {
    "use strict";
    var main = require_main39();
    module.exports = main;
  }
});

// node_modules/@stdlib/math-base-special-ldexp/lib/main.js
var require_main40 = __commonJS({
  "node_modules/@stdlib/math-base-special-ldexp/lib/main.js"(exports, module) {
    "use strict";
    var PINF = require_lib2();
    var NINF = require_lib6();
    var BIAS = require_lib50();
    var MAX_EXPONENT = require_lib51();
    var MAX_SUBNORMAL_EXPONENT = require_lib52();
    var MIN_SUBNORMAL_EXPONENT = require_lib53();
    var isnan = require_lib();
    var isInfinite = require_lib8();
    var copysign = require_lib40();
    var normalize = require_lib56().assign;
    var floatExp = require_lib57();
    var toWords = require_lib37();
    var fromWords = require_lib39();
    var TWO52_INV = 2220446049250313e-31;
    var CLEAR_EXP_MASK = 2148532223 >>> 0;
    var FRAC = [0, 0];
    var WORDS2 = [0, 0];
    function ldexp(frac, exp2) {
      var high;
      var m;
      if (exp2 === 0 || frac === 0 || // handles +-0
      isnan(frac) || isInfinite(frac)) {
        return frac;
      }
      normalize(frac, FRAC, 1, 0);
      frac = FRAC[0];
      exp2 += FRAC[1];
      exp2 += floatExp(frac);
      if (exp2 < MIN_SUBNORMAL_EXPONENT) {
        return copysign(0, frac);
      }
      if (exp2 > MAX_EXPONENT) {
        if (frac < 0) {
          return NINF;
        }
        return PINF;
      }
      if (exp2 <= MAX_SUBNORMAL_EXPONENT) {
        exp2 += 52;
        m = TWO52_INV;
      } else {
        m = 1;
      }
      toWords.assign(frac, WORDS2, 1, 0);
      high = WORDS2[0];
      high &= CLEAR_EXP_MASK;
      high |= exp2 + BIAS << 20;
      return m * fromWords(high, WORDS2[1]);
    }
    module.exports = ldexp;
  }
});

// node_modules/@stdlib/math-base-special-ldexp/lib/index.js
var require_lib58 = __commonJS({
  "node_modules/@stdlib/math-base-special-ldexp/lib/index.js"(exports, module) {
    "use strict";
    var main = require_main40();
    module.exports = main;
  }
});

// node_modules/@stdlib/array-base-filled/lib/main.js
var require_main41 = __commonJS({
  "node_modules/@stdlib/array-base-filled/lib/main.js"(exports, module) {
    "use strict";
    function filled(value, len) {
      var arr;
      var i;
      arr = [];
      for (i = 0; i < len; i++) {
        arr.push(value);
      }
      return arr;
    }
    module.exports = filled;
  }
});

// node_modules/@stdlib/array-base-filled/lib/index.js
var require_lib59 = __commonJS({
  "node_modules/@stdlib/array-base-filled/lib/index.js"(exports, module) {
    "use strict";
    var main = require_main41();
    module.exports = main;
  }
});

// node_modules/@stdlib/array-base-zeros/lib/main.js
var require_main42 = __commonJS({
  "node_modules/@stdlib/array-base-zeros/lib/main.js"(exports, module) {
    "use strict";
    var filled = require_lib59();
    function zeros(len) {
      return filled(0, len);
    }
    module.exports = zeros;
  }
});

// node_modules/@stdlib/array-base-zeros/lib/index.js
var require_lib60 = __commonJS({
  "node_modules/@stdlib/array-base-zeros/lib/index.js"(exports, module) {
    "use strict";
    var main = require_main42();
    module.exports = main;
  }
});

// node_modules/@stdlib/math-base-special-rempio2/lib/kernel_rempio2.js
var require_kernel_rempio2 = __commonJS({
  "node_modules/@stdlib/math-base-special-rempio2/lib/kernel_rempio2.js"(exports, module) {
    "use strict";
    var floor = require_lib49();
    var ldexp = require_lib58();
    var zeros = require_lib60();
    var IPIO2 = [
      10680707,
      7228996,
      1387004,
      2578385,
      16069853,
      12639074,
      9804092,
      4427841,
      16666979,
      11263675,
      12935607,
      2387514,
      4345298,
      14681673,
      3074569,
      13734428,
      16653803,
      1880361,
      10960616,
      8533493,
      3062596,
      8710556,
      7349940,
      6258241,
      3772886,
      3769171,
      3798172,
      8675211,
      12450088,
      3874808,
      9961438,
      366607,
      15675153,
      9132554,
      7151469,
      3571407,
      2607881,
      12013382,
      4155038,
      6285869,
      7677882,
      13102053,
      15825725,
      473591,
      9065106,
      15363067,
      6271263,
      9264392,
      5636912,
      4652155,
      7056368,
      13614112,
      10155062,
      1944035,
      9527646,
      15080200,
      6658437,
      6231200,
      6832269,
      16767104,
      5075751,
      3212806,
      1398474,
      7579849,
      6349435,
      12618859
    ];
    var PIO2 = [
      1.570796251296997,
      // 0x3FF921FB, 0x40000000
      7549789415861596e-23,
      // 0x3E74442D, 0x00000000
      5390302529957765e-30,
      // 0x3CF84698, 0x80000000
      3282003415807913e-37,
      // 0x3B78CC51, 0x60000000
      1270655753080676e-44,
      // 0x39F01B83, 0x80000000
      12293330898111133e-52,
      // 0x387A2520, 0x40000000
      27337005381646456e-60,
      // 0x36E38222, 0x80000000
      21674168387780482e-67
      // 0x3569F31D, 0x00000000
    ];
    var TWO24 = 16777216;
    var TWON24 = 5960464477539063e-23;
    var F = zeros(20);
    var Q = zeros(20);
    var FQ = zeros(20);
    var IQ = zeros(20);
    function compute(x, y, jz, q, q0, jk, jv, jx, f) {
      var carry;
      var fw;
      var ih;
      var jp;
      var i;
      var k;
      var n2;
      var j;
      var z;
      jp = jk;
      z = q[jz];
      j = jz;
      for (i = 0; j > 0; i++) {
        fw = TWON24 * z | 0;
        IQ[i] = z - TWO24 * fw | 0;
        z = q[j - 1] + fw;
        j -= 1;
      }
      z = ldexp(z, q0);
      z -= 8 * floor(z * 0.125);
      n2 = z | 0;
      z -= n2;
      ih = 0;
      if (q0 > 0) {
        i = IQ[jz - 1] >> 24 - q0;
        n2 += i;
        IQ[jz - 1] -= i << 24 - q0;
        ih = IQ[jz - 1] >> 23 - q0;
      } else if (q0 === 0) {
        ih = IQ[jz - 1] >> 23;
      } else if (z >= 0.5) {
        ih = 2;
      }
      if (ih > 0) {
        n2 += 1;
        carry = 0;
        for (i = 0; i < jz; i++) {
          j = IQ[i];
          if (carry === 0) {
            if (j !== 0) {
              carry = 1;
              IQ[i] = 16777216 - j;
            }
          } else {
            IQ[i] = 16777215 - j;
          }
        }
        if (q0 > 0) {
          switch (q0) {
            // eslint-disable-line default-case
            case 1:
              IQ[jz - 1] &= 8388607;
              break;
            case 2:
              IQ[jz - 1] &= 4194303;
              break;
          }
        }
        if (ih === 2) {
          z = 1 - z;
          if (carry !== 0) {
            z -= ldexp(1, q0);
          }
        }
      }
      if (z === 0) {
        j = 0;
        for (i = jz - 1; i >= jk; i--) {
          j |= IQ[i];
        }
        if (j === 0) {
          for (k = 1; IQ[jk - k] === 0; k++) {
          }
          for (i = jz + 1; i <= jz + k; i++) {
            f[jx + i] = IPIO2[jv + i];
            fw = 0;
            for (j = 0; j <= jx; j++) {
              fw += x[j] * f[jx + (i - j)];
            }
            q[i] = fw;
          }
          jz += k;
          return compute(x, y, jz, q, q0, jk, jv, jx, f);
        }
        jz -= 1;
        q0 -= 24;
        while (IQ[jz] === 0) {
          jz -= 1;
          q0 -= 24;
        }
      } else {
        z = ldexp(z, -q0);
        if (z >= TWO24) {
          fw = TWON24 * z | 0;
          IQ[jz] = z - TWO24 * fw | 0;
          jz += 1;
          q0 += 24;
          IQ[jz] = fw;
        } else {
          IQ[jz] = z | 0;
        }
      }
      fw = ldexp(1, q0);
      for (i = jz; i >= 0; i--) {
        q[i] = fw * IQ[i];
        fw *= TWON24;
      }
      for (i = jz; i >= 0; i--) {
        fw = 0;
        for (k = 0; k <= jp && k <= jz - i; k++) {
          fw += PIO2[k] * q[i + k];
        }
        FQ[jz - i] = fw;
      }
      fw = 0;
      for (i = jz; i >= 0; i--) {
        fw += FQ[i];
      }
      if (ih === 0) {
        y[0] = fw;
      } else {
        y[0] = -fw;
      }
      fw = FQ[0] - fw;
      for (i = 1; i <= jz; i++) {
        fw += FQ[i];
      }
      if (ih === 0) {
        y[1] = fw;
      } else {
        y[1] = -fw;
      }
      return n2 & 7;
    }
    function kernelRempio2(x, y, e0, nx) {
      var fw;
      var jk;
      var jv;
      var jx;
      var jz;
      var q0;
      var i;
      var j;
      var m;
      jk = 4;
      jx = nx - 1;
      jv = (e0 - 3) / 24 | 0;
      if (jv < 0) {
        jv = 0;
      }
      q0 = e0 - 24 * (jv + 1);
      j = jv - jx;
      m = jx + jk;
      for (i = 0; i <= m; i++) {
        if (j < 0) {
          F[i] = 0;
        } else {
          F[i] = IPIO2[j];
        }
        j += 1;
      }
      for (i = 0; i <= jk; i++) {
        fw = 0;
        for (j = 0; j <= jx; j++) {
          fw += x[j] * F[jx + (i - j)];
        }
        Q[i] = fw;
      }
      jz = jk;
      return compute(x, y, jz, Q, q0, jk, jv, jx, F);
    }
    module.exports = kernelRempio2;
  }
});

// node_modules/@stdlib/math-base-special-round/lib/main.js
var require_main43 = __commonJS({
  "node_modules/@stdlib/math-base-special-round/lib/main.js"(exports, module) {
    "use strict";
    var round = Math.round;
    module.exports = round;
  }
});

// node_modules/@stdlib/math-base-special-round/lib/index.js
var require_lib61 = __commonJS({
  "node_modules/@stdlib/math-base-special-round/lib/index.js"(exports, module) {
    "use strict";
    var main = require_main43();
    module.exports = main;
  }
});

// node_modules/@stdlib/math-base-special-rempio2/lib/rempio2_medium.js
var require_rempio2_medium = __commonJS({
  "node_modules/@stdlib/math-base-special-rempio2/lib/rempio2_medium.js"(exports, module) {
    "use strict";
    var round = require_lib61();
    var getHighWord = require_lib38();
    var INVPIO2 = 0.6366197723675814;
    var PIO2_1 = 1.5707963267341256;
    var PIO2_1T = 6077100506506192e-26;
    var PIO2_2 = 6077100506303966e-26;
    var PIO2_2T = 20222662487959506e-37;
    var PIO2_3 = 20222662487111665e-37;
    var PIO2_3T = 84784276603689e-45;
    var EXPONENT_MASK = 2047 | 0;
    function rempio2Medium(x, ix, y) {
      var high;
      var n2;
      var t;
      var r;
      var w;
      var i;
      var j;
      n2 = round(x * INVPIO2);
      r = x - n2 * PIO2_1;
      w = n2 * PIO2_1T;
      j = ix >> 20 | 0;
      y[0] = r - w;
      high = getHighWord(y[0]);
      i = j - (high >> 20 & EXPONENT_MASK);
      if (i > 16) {
        t = r;
        w = n2 * PIO2_2;
        r = t - w;
        w = n2 * PIO2_2T - (t - r - w);
        y[0] = r - w;
        high = getHighWord(y[0]);
        i = j - (high >> 20 & EXPONENT_MASK);
        if (i > 49) {
          t = r;
          w = n2 * PIO2_3;
          r = t - w;
          w = n2 * PIO2_3T - (t - r - w);
          y[0] = r - w;
        }
      }
      y[1] = r - y[0] - w;
      return n2;
    }
    module.exports = rempio2Medium;
  }
});

// node_modules/@stdlib/math-base-special-rempio2/lib/main.js
var require_main44 = __commonJS({
  "node_modules/@stdlib/math-base-special-rempio2/lib/main.js"(exports, module) {
    "use strict";
    var ABS_MASK = require_lib10();
    var EXPONENT_MASK = require_lib46();
    var SIGNIFICAND_MASK = require_lib47();
    var getHighWord = require_lib38();
    var getLowWord = require_lib48();
    var fromWords = require_lib39();
    var rempio2Kernel = require_kernel_rempio2();
    var rempio2Medium = require_rempio2_medium();
    var ZERO2 = 0;
    var TWO24 = 16777216;
    var PIO2_1 = 1.5707963267341256;
    var PIO2_1T = 6077100506506192e-26;
    var TWO_PIO2_1T = 2 * PIO2_1T;
    var THREE_PIO2_1T = 3 * PIO2_1T;
    var FOUR_PIO2_1T = 4 * PIO2_1T;
    var PI_HIGH_WORD_SIGNIFICAND = 598523 | 0;
    var PIO4_HIGH_WORD = 1072243195 | 0;
    var THREE_PIO4_HIGH_WORD = 1073928572 | 0;
    var FIVE_PIO4_HIGH_WORD = 1074752122 | 0;
    var THREE_PIO2_HIGH_WORD = 1074977148 | 0;
    var SEVEN_PIO4_HIGH_WORD = 1075183036 | 0;
    var TWO_PI_HIGH_WORD = 1075388923 | 0;
    var NINE_PIO4_HIGH_WORD = 1075594811 | 0;
    var MEDIUM = 1094263291 | 0;
    var TX = [0, 0, 0];
    var TY = [0, 0];
    function rempio2(x, y) {
      var low;
      var e0;
      var hx;
      var ix;
      var nx;
      var i;
      var n2;
      var z;
      hx = getHighWord(x) | 0;
      ix = hx & ABS_MASK | 0;
      if (ix <= PIO4_HIGH_WORD) {
        y[0] = x;
        y[1] = 0;
        return 0;
      }
      if (ix <= FIVE_PIO4_HIGH_WORD) {
        if ((ix & SIGNIFICAND_MASK) === PI_HIGH_WORD_SIGNIFICAND) {
          return rempio2Medium(x, ix, y);
        }
        if (ix <= THREE_PIO4_HIGH_WORD) {
          if (hx > 0) {
            z = x - PIO2_1;
            y[0] = z - PIO2_1T;
            y[1] = z - y[0] - PIO2_1T;
            return 1;
          }
          z = x + PIO2_1;
          y[0] = z + PIO2_1T;
          y[1] = z - y[0] + PIO2_1T;
          return -1;
        }
        if (hx > 0) {
          z = x - 2 * PIO2_1;
          y[0] = z - TWO_PIO2_1T;
          y[1] = z - y[0] - TWO_PIO2_1T;
          return 2;
        }
        z = x + 2 * PIO2_1;
        y[0] = z + TWO_PIO2_1T;
        y[1] = z - y[0] + TWO_PIO2_1T;
        return -2;
      }
      if (ix <= NINE_PIO4_HIGH_WORD) {
        if (ix <= SEVEN_PIO4_HIGH_WORD) {
          if (ix === THREE_PIO2_HIGH_WORD) {
            return rempio2Medium(x, ix, y);
          }
          if (hx > 0) {
            z = x - 3 * PIO2_1;
            y[0] = z - THREE_PIO2_1T;
            y[1] = z - y[0] - THREE_PIO2_1T;
            return 3;
          }
          z = x + 3 * PIO2_1;
          y[0] = z + THREE_PIO2_1T;
          y[1] = z - y[0] + THREE_PIO2_1T;
          return -3;
        }
        if (ix === TWO_PI_HIGH_WORD) {
          return rempio2Medium(x, ix, y);
        }
        if (hx > 0) {
          z = x - 4 * PIO2_1;
          y[0] = z - FOUR_PIO2_1T;
          y[1] = z - y[0] - FOUR_PIO2_1T;
          return 4;
        }
        z = x + 4 * PIO2_1;
        y[0] = z + FOUR_PIO2_1T;
        y[1] = z - y[0] + FOUR_PIO2_1T;
        return -4;
      }
      if (ix < MEDIUM) {
        return rempio2Medium(x, ix, y);
      }
      if (ix >= EXPONENT_MASK) {
        y[0] = NaN;
        y[1] = NaN;
        return 0;
      }
      low = getLowWord(x);
      e0 = (ix >> 20) - 1046;
      z = fromWords(ix - (e0 << 20 | 0), low);
      for (i = 0; i < 2; i++) {
        TX[i] = z | 0;
        z = (z - TX[i]) * TWO24;
      }
      TX[2] = z;
      nx = 3;
      while (TX[nx - 1] === ZERO2) {
        nx -= 1;
      }
      n2 = rempio2Kernel(TX, TY, e0, nx, 1);
      if (hx < 0) {
        y[0] = -TY[0];
        y[1] = -TY[1];
        return -n2;
      }
      y[0] = TY[0];
      y[1] = TY[1];
      return n2;
    }
    module.exports = rempio2;
  }
});

// node_modules/@stdlib/math-base-special-rempio2/lib/index.js
var require_lib62 = __commonJS({
  "node_modules/@stdlib/math-base-special-rempio2/lib/index.js"(exports, module) {
    "use strict";
    var rempio2 = require_main44();
    module.exports = rempio2;
  }
});

// node_modules/@stdlib/math-base-special-cos/lib/main.js
var require_main45 = __commonJS({
  "node_modules/@stdlib/math-base-special-cos/lib/main.js"(exports, module) {
    "use strict";
    var getHighWord = require_lib38();
    var kernelCos = require_lib44();
    var kernelSin = require_lib45();
    var rempio2 = require_lib62();
    var ABS_MASK = require_lib10();
    var EXPONENT_MASK = require_lib46();
    var buffer = [0, 0];
    var HIGH_WORD_PIO4 = 1072243195 | 0;
    var HIGH_WORD_TWO_NEG_27 = 1044381696 | 0;
    function cos(x) {
      var ix;
      var n2;
      ix = getHighWord(x);
      ix &= ABS_MASK;
      if (ix <= HIGH_WORD_PIO4) {
        if (ix < HIGH_WORD_TWO_NEG_27) {
          return 1;
        }
        return kernelCos(x, 0);
      }
      if (ix >= EXPONENT_MASK) {
        return NaN;
      }
      n2 = rempio2(x, buffer);
      switch (n2 & 3) {
        case 0:
          return kernelCos(buffer[0], buffer[1]);
        case 1:
          return -kernelSin(buffer[0], buffer[1]);
        case 2:
          return -kernelCos(buffer[0], buffer[1]);
        default:
          return kernelSin(buffer[0], buffer[1]);
      }
    }
    module.exports = cos;
  }
});

// node_modules/@stdlib/math-base-special-cos/lib/index.js
var require_lib63 = __commonJS({
  "node_modules/@stdlib/math-base-special-cos/lib/index.js"(exports, module) {
    "use strict";
    var main = require_main45();
    module.exports = main;
  }
});

// node_modules/@stdlib/number-float64-base-set-high-word/lib/high.js
var require_high2 = __commonJS({
  "node_modules/@stdlib/number-float64-base-set-high-word/lib/high.js"(exports, module) {
    "use strict";
    var isLittleEndian = require_lib36();
    var HIGH2;
    if (isLittleEndian === true) {
      HIGH2 = 1;
    } else {
      HIGH2 = 0;
    }
    module.exports = HIGH2;
  }
});

// node_modules/@stdlib/number-float64-base-set-high-word/lib/main.js
var require_main46 = __commonJS({
  "node_modules/@stdlib/number-float64-base-set-high-word/lib/main.js"(exports, module) {
    "use strict";
    var Uint32Array2 = require_lib24();
    var Float64Array2 = require_lib27();
    var HIGH2 = require_high2();
    var FLOAT64_VIEW = new Float64Array2(1);
    var UINT32_VIEW = new Uint32Array2(FLOAT64_VIEW.buffer);
    function setHighWord(x, high) {
      FLOAT64_VIEW[0] = x;
      UINT32_VIEW[HIGH2] = high >>> 0;
      return FLOAT64_VIEW[0];
    }
    module.exports = setHighWord;
  }
});

// node_modules/@stdlib/number-float64-base-set-high-word/lib/index.js
var require_lib64 = __commonJS({
  "node_modules/@stdlib/number-float64-base-set-high-word/lib/index.js"(exports, module) {
    "use strict";
    var main = require_main46();
    module.exports = main;
  }
});

// node_modules/@stdlib/constants-float64-half-ln-two/lib/index.js
var require_lib65 = __commonJS({
  "node_modules/@stdlib/constants-float64-half-ln-two/lib/index.js"(exports, module) {
    "use strict";
    var HALF_LN2 = 0.34657359027997264;
    module.exports = HALF_LN2;
  }
});

// node_modules/@stdlib/math-base-special-expm1/lib/polyval_q.js
var require_polyval_q2 = __commonJS({
  "node_modules/@stdlib/math-base-special-expm1/lib/polyval_q.js"(exports, module) {
    "use strict";
    function evalpoly(x) {
      if (x === 0) {
        return -0.03333333333333313;
      }
      return -0.03333333333333313 + x * (0.0015873015872548146 + x * (-793650757867488e-19 + x * (4008217827329362e-21 + x * -20109921818362437e-23)));
    }
    module.exports = evalpoly;
  }
});

// node_modules/@stdlib/math-base-special-expm1/lib/main.js
var require_main47 = __commonJS({
  "node_modules/@stdlib/math-base-special-expm1/lib/main.js"(exports, module) {
    "use strict";
    var isnan = require_lib();
    var getHighWord = require_lib38();
    var setHighWord = require_lib64();
    var fromWords = require_lib39();
    var PINF = require_lib2();
    var NINF = require_lib6();
    var FLOAT64_EXPONENT_BIAS = require_lib50();
    var HALF_LN2 = require_lib65();
    var polyval = require_polyval_q2();
    var OVERFLOW_THRESHOLD = 709.782712893384;
    var LN2_HI = 0.6931471803691238;
    var LN2_LO = 19082149292705877e-26;
    var LN2_INV = 1.4426950408889634;
    var LN2x56 = 38.816242111356935;
    var LN2_HALFX3 = 1.0397207708399179;
    function expm1(x) {
      var halfX;
      var twopk;
      var sign;
      var hi;
      var lo;
      var hx;
      var r1;
      var y;
      var z;
      var c;
      var t;
      var e;
      var k;
      if (x === PINF || isnan(x)) {
        return x;
      }
      if (x === NINF) {
        return -1;
      }
      if (x === 0) {
        return x;
      }
      if (x < 0) {
        sign = true;
        y = -x;
      } else {
        sign = false;
        y = x;
      }
      if (y >= LN2x56) {
        if (sign) {
          return -1;
        }
        if (y >= OVERFLOW_THRESHOLD) {
          return PINF;
        }
      }
      hx = getHighWord(y) | 0;
      if (y > HALF_LN2) {
        if (y < LN2_HALFX3) {
          if (sign) {
            hi = x + LN2_HI;
            lo = -LN2_LO;
            k = -1;
          } else {
            hi = x - LN2_HI;
            lo = LN2_LO;
            k = 1;
          }
        } else {
          if (sign) {
            k = LN2_INV * x - 0.5;
          } else {
            k = LN2_INV * x + 0.5;
          }
          k |= 0;
          t = k;
          hi = x - t * LN2_HI;
          lo = t * LN2_LO;
        }
        x = hi - lo;
        c = hi - x - lo;
      } else if (hx < 1016070144) {
        return x;
      } else {
        k = 0;
      }
      halfX = 0.5 * x;
      z = x * halfX;
      r1 = 1 + z * polyval(z);
      t = 3 - r1 * halfX;
      e = z * ((r1 - t) / (6 - x * t));
      if (k === 0) {
        return x - (x * e - z);
      }
      twopk = fromWords(FLOAT64_EXPONENT_BIAS + k << 20, 0);
      e = x * (e - c) - c;
      e -= z;
      if (k === -1) {
        return 0.5 * (x - e) - 0.5;
      }
      if (k === 1) {
        if (x < -0.25) {
          return -2 * (e - (x + 0.5));
        }
        return 1 + 2 * (x - e);
      }
      if (k <= -2 || k > 56) {
        y = 1 - (e - x);
        if (k === 1024) {
          hi = getHighWord(y) + (k << 20) | 0;
          y = setHighWord(y, hi);
        } else {
          y *= twopk;
        }
        return y - 1;
      }
      t = 1;
      if (k < 20) {
        hi = 1072693248 - (2097152 >> k) | 0;
        t = setHighWord(t, hi);
        y = t - (e - x);
      } else {
        hi = FLOAT64_EXPONENT_BIAS - k << 20 | 0;
        t = setHighWord(t, hi);
        y = x - (e + t);
        y += 1;
      }
      y *= twopk;
      return y;
    }
    module.exports = expm1;
  }
});

// node_modules/@stdlib/math-base-special-expm1/lib/index.js
var require_lib66 = __commonJS({
  "node_modules/@stdlib/math-base-special-expm1/lib/index.js"(exports, module) {
    "use strict";
    var expm1 = require_main47();
    module.exports = expm1;
  }
});

// node_modules/@stdlib/math-base-special-log1p/lib/polyval_lp.js
var require_polyval_lp = __commonJS({
  "node_modules/@stdlib/math-base-special-log1p/lib/polyval_lp.js"(exports, module) {
    "use strict";
    function evalpoly(x) {
      if (x === 0) {
        return 0.6666666666666735;
      }
      return 0.6666666666666735 + x * (0.3999999999940942 + x * (0.2857142874366239 + x * (0.22222198432149784 + x * (0.1818357216161805 + x * (0.15313837699209373 + x * 0.14798198605116586)))));
    }
    module.exports = evalpoly;
  }
});

// node_modules/@stdlib/math-base-special-log1p/lib/main.js
var require_main48 = __commonJS({
  "node_modules/@stdlib/math-base-special-log1p/lib/main.js"(exports, module) {
    "use strict";
    var isnan = require_lib();
    var getHighWord = require_lib38();
    var setHighWord = require_lib64();
    var PINF = require_lib2();
    var NINF = require_lib6();
    var FLOAT64_EXPONENT_BIAS = require_lib50();
    var polyval = require_polyval_lp();
    var LN2_HI = 0.6931471803691238;
    var LN2_LO = 19082149292705877e-26;
    var SQRT2M1 = 0.41421356237309503;
    var SQRT2HALFM1 = -0.2928932188134525;
    var SMALL = 1862645149230957e-24;
    var TINY = 5551115123125783e-32;
    var TWO53 = 9007199254740992;
    var TWO_THIRDS = 0.6666666666666666;
    function log1p(x) {
      var hfsq;
      var hu;
      var y;
      var f;
      var c;
      var s;
      var z;
      var R;
      var u;
      var k;
      if (x < -1 || isnan(x)) {
        return NaN;
      }
      if (x === -1) {
        return NINF;
      }
      if (x === PINF) {
        return x;
      }
      if (x === 0) {
        return x;
      }
      if (x < 0) {
        y = -x;
      } else {
        y = x;
      }
      k = 1;
      if (y < SQRT2M1) {
        if (y < SMALL) {
          if (y < TINY) {
            return x;
          }
          return x - x * x * 0.5;
        }
        if (x > SQRT2HALFM1) {
          k = 0;
          f = x;
          hu = 1;
        }
      }
      if (k !== 0) {
        if (y < TWO53) {
          u = 1 + x;
          hu = getHighWord(u);
          k = (hu >> 20) - FLOAT64_EXPONENT_BIAS;
          if (k > 0) {
            c = 1 - (u - x);
          } else {
            c = x - (u - 1);
          }
          c /= u;
        } else {
          u = x;
          hu = getHighWord(u);
          k = (hu >> 20) - FLOAT64_EXPONENT_BIAS;
          c = 0;
        }
        hu &= 1048575;
        if (hu < 434334) {
          u = setHighWord(u, hu | 1072693248);
        } else {
          k += 1;
          u = setHighWord(u, hu | 1071644672);
          hu = 1048576 - hu >> 2;
        }
        f = u - 1;
      }
      hfsq = 0.5 * f * f;
      if (hu === 0) {
        if (f === 0) {
          c += k * LN2_LO;
          return k * LN2_HI + c;
        }
        R = hfsq * (1 - TWO_THIRDS * f);
        return k * LN2_HI - (R - (k * LN2_LO + c) - f);
      }
      s = f / (2 + f);
      z = s * s;
      R = z * polyval(z);
      if (k === 0) {
        return f - (hfsq - s * (hfsq + R));
      }
      return k * LN2_HI - (hfsq - (s * (hfsq + R) + (k * LN2_LO + c)) - f);
    }
    module.exports = log1p;
  }
});

// node_modules/@stdlib/math-base-special-log1p/lib/index.js
var require_lib67 = __commonJS({
  "node_modules/@stdlib/math-base-special-log1p/lib/index.js"(exports, module) {
    "use strict";
    var log1p = require_main48();
    module.exports = log1p;
  }
});

// node_modules/@stdlib/math-base-special-sin/lib/main.js
var require_main49 = __commonJS({
  "node_modules/@stdlib/math-base-special-sin/lib/main.js"(exports, module) {
    "use strict";
    var HIGH_WORD_ABS_MASK = require_lib10();
    var HIGH_WORD_EXPONENT_MASK = require_lib46();
    var getHighWord = require_lib38();
    var kernelCos = require_lib44();
    var kernelSin = require_lib45();
    var rempio2 = require_lib62();
    var PIO4_HIGH_WORD = 1072243195 | 0;
    var SMALL_HIGH_WORD = 1045430272 | 0;
    var Y = [0, 0];
    function sin(x) {
      var ix;
      var n2;
      ix = getHighWord(x);
      ix &= HIGH_WORD_ABS_MASK;
      if (ix <= PIO4_HIGH_WORD) {
        if (ix < SMALL_HIGH_WORD) {
          return x;
        }
        return kernelSin(x, 0);
      }
      if (ix >= HIGH_WORD_EXPONENT_MASK) {
        return NaN;
      }
      n2 = rempio2(x, Y);
      switch (n2 & 3) {
        case 0:
          return kernelSin(Y[0], Y[1]);
        case 1:
          return kernelCos(Y[0], Y[1]);
        case 2:
          return -kernelSin(Y[0], Y[1]);
        default:
          return -kernelCos(Y[0], Y[1]);
      }
    }
    module.exports = sin;
  }
});

// node_modules/@stdlib/math-base-special-sin/lib/index.js
var require_lib68 = __commonJS({
  "node_modules/@stdlib/math-base-special-sin/lib/index.js"(exports, module) {
    "use strict";
    var main = require_main49();
    module.exports = main;
  }
});

// node_modules/@stdlib/math-base-special-ceil/lib/main.js
var require_main50 = __commonJS({
  "node_modules/@stdlib/math-base-special-ceil/lib/main.js"(exports, module) {
    "use strict";
    var ceil = Math.ceil;
    module.exports = ceil;
  }
});

// node_modules/@stdlib/math-base-special-ceil/lib/index.js
var require_lib69 = __commonJS({
  "node_modules/@stdlib/math-base-special-ceil/lib/index.js"(exports, module) {
    "use strict";
    var main = require_main50();
    module.exports = main;
  }
});

// node_modules/@stdlib/math-base-special-trunc/lib/main.js
var require_main51 = __commonJS({
  "node_modules/@stdlib/math-base-special-trunc/lib/main.js"(exports, module) {
    "use strict";
    var floor = require_lib49();
    var ceil = require_lib69();
    function trunc(x) {
      if (x < 0) {
        return ceil(x);
      }
      return floor(x);
    }
    module.exports = trunc;
  }
});

// node_modules/@stdlib/math-base-special-trunc/lib/index.js
var require_lib70 = __commonJS({
  "node_modules/@stdlib/math-base-special-trunc/lib/index.js"(exports, module) {
    "use strict";
    var main = require_main51();
    module.exports = main;
  }
});

// node_modules/@stdlib/math-base-special-exp/lib/polyval_p.js
var require_polyval_p2 = __commonJS({
  "node_modules/@stdlib/math-base-special-exp/lib/polyval_p.js"(exports, module) {
    "use strict";
    function evalpoly(x) {
      if (x === 0) {
        return 0.16666666666666602;
      }
      return 0.16666666666666602 + x * (-0.0027777777777015593 + x * (6613756321437934e-20 + x * (-16533902205465252e-22 + x * 41381367970572385e-24)));
    }
    module.exports = evalpoly;
  }
});

// node_modules/@stdlib/math-base-special-exp/lib/expmulti.js
var require_expmulti = __commonJS({
  "node_modules/@stdlib/math-base-special-exp/lib/expmulti.js"(exports, module) {
    "use strict";
    var ldexp = require_lib58();
    var polyvalP = require_polyval_p2();
    function expmulti(hi, lo, k) {
      var r;
      var t;
      var c;
      var y;
      r = hi - lo;
      t = r * r;
      c = r - t * polyvalP(t);
      y = 1 - (lo - r * c / (2 - c) - hi);
      return ldexp(y, k);
    }
    module.exports = expmulti;
  }
});

// node_modules/@stdlib/math-base-special-exp/lib/main.js
var require_main52 = __commonJS({
  "node_modules/@stdlib/math-base-special-exp/lib/main.js"(exports, module) {
    "use strict";
    var isnan = require_lib();
    var trunc = require_lib70();
    var NINF = require_lib6();
    var PINF = require_lib2();
    var expmulti = require_expmulti();
    var LN2_HI = 0.6931471803691238;
    var LN2_LO = 19082149292705877e-26;
    var LOG2_E = 1.4426950408889634;
    var OVERFLOW2 = 709.782712893384;
    var UNDERFLOW2 = -745.1332191019411;
    var NEARZERO = 1 / (1 << 28);
    var NEG_NEARZERO = -NEARZERO;
    function exp2(x) {
      var hi;
      var lo;
      var k;
      if (isnan(x) || x === PINF) {
        return x;
      }
      if (x === NINF) {
        return 0;
      }
      if (x > OVERFLOW2) {
        return PINF;
      }
      if (x < UNDERFLOW2) {
        return 0;
      }
      if (x > NEG_NEARZERO && x < NEARZERO) {
        return 1 + x;
      }
      if (x < 0) {
        k = trunc(LOG2_E * x - 0.5);
      } else {
        k = trunc(LOG2_E * x + 0.5);
      }
      hi = x - k * LN2_HI;
      lo = k * LN2_LO;
      return expmulti(hi, lo, k);
    }
    module.exports = exp2;
  }
});

// node_modules/@stdlib/math-base-special-exp/lib/index.js
var require_lib71 = __commonJS({
  "node_modules/@stdlib/math-base-special-exp/lib/index.js"(exports, module) {
    "use strict";
    var main = require_main52();
    module.exports = main;
  }
});

// node_modules/@stdlib/math-base-special-tanh/lib/rational_pq.js
var require_rational_pq = __commonJS({
  "node_modules/@stdlib/math-base-special-tanh/lib/rational_pq.js"(exports, module) {
    "use strict";
    function evalrational(x) {
      var ax;
      var s1;
      var s2;
      if (x === 0) {
        return -0.3333333333333332;
      }
      if (x < 0) {
        ax = -x;
      } else {
        ax = x;
      }
      if (ax <= 1) {
        s1 = -1614.6876844170845 + x * (-99.28772310019185 + x * (-0.9643991794250523 + x * 0));
        s2 = 4844.063053251255 + x * (2235.4883906010045 + x * (112.81167849163293 + x * 1));
      } else {
        x = 1 / x;
        s1 = 0 + x * (-0.9643991794250523 + x * (-99.28772310019185 + x * -1614.6876844170845));
        s2 = 1 + x * (112.81167849163293 + x * (2235.4883906010045 + x * 4844.063053251255));
      }
      return s1 / s2;
    }
    module.exports = evalrational;
  }
});

// node_modules/@stdlib/math-base-special-tanh/lib/main.js
var require_main53 = __commonJS({
  "node_modules/@stdlib/math-base-special-tanh/lib/main.js"(exports, module) {
    "use strict";
    var abs = require_lib55();
    var exp2 = require_lib71();
    var ratval = require_rational_pq();
    var MAXLOG = 88.02969193111305;
    function tanh(x) {
      var s;
      var z;
      z = abs(x);
      if (z > 0.5 * MAXLOG) {
        return x < 0 ? -1 : 1;
      }
      if (z >= 0.625) {
        s = exp2(2 * z);
        z = 1 - 2 / (s + 1);
        if (x < 0) {
          z = -z;
        }
      } else {
        if (x === 0) {
          return x;
        }
        s = x * x;
        z = x + x * s * ratval(s);
      }
      return z;
    }
    module.exports = tanh;
  }
});

// node_modules/@stdlib/math-base-special-tanh/lib/index.js
var require_lib72 = __commonJS({
  "node_modules/@stdlib/math-base-special-tanh/lib/index.js"(exports, module) {
    "use strict";
    var main = require_main53();
    module.exports = main;
  }
});

// src/numerics/powersOfTwo.ts
function powers() {
  const found2 = new Float64Array(LARGEST_EXPONENT - LEAST_EXPONENT + 1);
  let power = SMALLEST_NORMAL;
  for (let index = 0; index < found2.length; index++) {
    found2[index] = power;
    power *= 2;
  }
  return found2;
}
var LEAST_EXPONENT, LARGEST_EXPONENT, SMALLEST_NORMAL, POWERS_OF_TWO, SUBNORMAL_DOUBLINGS, LN2_HIGH, LN2_LOW;
var init_powersOfTwo = __esm({
  "src/numerics/powersOfTwo.ts"() {
    "use strict";
    LEAST_EXPONENT = -1022;
    LARGEST_EXPONENT = 1023;
    SMALLEST_NORMAL = 22250738585072014e-324;
    POWERS_OF_TWO = powers();
    SUBNORMAL_DOUBLINGS = 54;
    LN2_HIGH = 0.6931471805598903;
    LN2_LOW = 5497923018708371e-29;
  }
});

// src/numerics/exponential.ts
function exp(x) {
  if (!(x <= OVERFLOW)) return x > OVERFLOW ? Number.POSITIVE_INFINITY : Number.NaN;
  if (x < UNDERFLOW) return 0;
  const k = Math.round(x * Math.LOG2E);
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const lost = high - r - low;
  const r2 = r * r;
  const r4 = r2 * r2;
  const tail = 1 / 2 + r * (1 / 6) + r2 * (1 / 24 + r * (1 / 120)) + r4 * (1 / 720 + r * (1 / 5040) + r2 * (1 / 40320 + r * (1 / 362880)) + r4 * (1 / 3628800 + r * (1 / 39916800) + r2 * (1 / 479001600 + r * (1 / 6227020800))));
  const mantissa = 1 + (r + (lost + r2 * tail));
  if (k > LEAST_EXPONENT && k <= LARGEST_EXPONENT) return mantissa * powerOfTwo(k);
  return k > 0 ? mantissa * 2 * powerOfTwo(k - 1) : mantissa * powerOfTwo(k + SUBNORMAL_DOUBLINGS) * powerOfTwo(-SUBNORMAL_DOUBLINGS);
}
function powerOfTwo(exponent) {
  return POWERS_OF_TWO[exponent - LEAST_EXPONENT];
}
var OVERFLOW, UNDERFLOW;
var init_exponential = __esm({
  "src/numerics/exponential.ts"() {
    "use strict";
    init_powersOfTwo();
    OVERFLOW = 709.782712893384;
    UNDERFLOW = -745.1332191019412;
  }
});

// src/numerics/logarithm.ts
function log(x) {
  if (!(x >= SMALLEST_NORMAL && x < LARGE)) return outer(x);
  VALUE[0] = x;
  let exponent = (WORDS[HIGH] >>> EXPONENT_SHIFT) - EXPONENT_BIAS;
  let mantissa = x * POWERS_OF_TWO[-exponent - LEAST_EXPONENT];
  if (mantissa > Math.SQRT2) {
    mantissa *= 0.5;
    exponent += 1;
  }
  const f = mantissa - 1;
  const s = f / (2 + f);
  const z = s * s;
  const z2 = z * z;
  const z4 = z2 * z2;
  const rest = z * (2 / 3 + z * (2 / 5) + z2 * (2 / 7 + z * (2 / 9)) + z4 * (2 / 11 + z * (2 / 13) + z2 * (2 / 15 + z * (2 / 17)) + z4 * (2 / 19 + z * (2 / 21) + z2 * (2 / 23))));
  const half = 0.5 * f * f;
  return exponent * LN2_HIGH - (half - (s * (half + rest) + exponent * LN2_LOW) - f);
}
function outer(x) {
  if (x === 0) return Number.NEGATIVE_INFINITY;
  if (!(x > 0)) return Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return x;
  const doublings = x < 1 ? SUBNORMAL_DOUBLINGS : -SUBNORMAL_DOUBLINGS;
  return log(x * POWERS_OF_TWO[doublings - LEAST_EXPONENT]) - doublings * Math.LN2;
}
function highWord() {
  VALUE[0] = 1;
  return WORDS[0] === 0 ? 1 : 0;
}
var VALUE, WORDS, HIGH, EXPONENT_SHIFT, EXPONENT_BIAS, LARGE;
var init_logarithm = __esm({
  "src/numerics/logarithm.ts"() {
    "use strict";
    init_powersOfTwo();
    VALUE = new Float64Array(1);
    WORDS = new Uint32Array(VALUE.buffer);
    HIGH = highWord();
    EXPONENT_SHIFT = 20;
    EXPONENT_BIAS = 1023;
    LARGE = 898846567431158e293;
  }
});

// src/numerics/elementary.ts
var import_math_base_special_atan, import_math_base_special_atan2, import_math_base_special_cos, import_math_base_special_expm1, import_math_base_special_log1p, import_math_base_special_sin, import_math_base_special_tanh;
var init_elementary = __esm({
  "src/numerics/elementary.ts"() {
    "use strict";
    import_math_base_special_atan = __toESM(require_lib7(), 1);
    import_math_base_special_atan2 = __toESM(require_lib43(), 1);
    import_math_base_special_cos = __toESM(require_lib63(), 1);
    import_math_base_special_expm1 = __toESM(require_lib66(), 1);
    import_math_base_special_log1p = __toESM(require_lib67(), 1);
    import_math_base_special_sin = __toESM(require_lib68(), 1);
    import_math_base_special_tanh = __toESM(require_lib72(), 1);
    init_exponential();
    init_logarithm();
  }
});

// node_modules/@stdlib/number-float64-base-set-low-word/lib/low.js
var require_low2 = __commonJS({
  "node_modules/@stdlib/number-float64-base-set-low-word/lib/low.js"(exports, module) {
    "use strict";
    var isLittleEndian = require_lib36();
    var LOW;
    if (isLittleEndian === true) {
      LOW = 0;
    } else {
      LOW = 1;
    }
    module.exports = LOW;
  }
});

// node_modules/@stdlib/number-float64-base-set-low-word/lib/main.js
var require_main54 = __commonJS({
  "node_modules/@stdlib/number-float64-base-set-low-word/lib/main.js"(exports, module) {
    "use strict";
    var Uint32Array2 = require_lib24();
    var Float64Array2 = require_lib27();
    var LOW = require_low2();
    var FLOAT64_VIEW = new Float64Array2(1);
    var UINT32_VIEW = new Uint32Array2(FLOAT64_VIEW.buffer);
    function setLowWord(x, low) {
      FLOAT64_VIEW[0] = x;
      UINT32_VIEW[LOW] = low >>> 0;
      return FLOAT64_VIEW[0];
    }
    module.exports = setLowWord;
  }
});

// node_modules/@stdlib/number-float64-base-set-low-word/lib/index.js
var require_lib73 = __commonJS({
  "node_modules/@stdlib/number-float64-base-set-low-word/lib/index.js"(exports, module) {
    "use strict";
    var main = require_main54();
    module.exports = main;
  }
});

// node_modules/@stdlib/math-base-special-erf/lib/polyval_pp.js
var require_polyval_pp = __commonJS({
  "node_modules/@stdlib/math-base-special-erf/lib/polyval_pp.js"(exports, module) {
    "use strict";
    function evalpoly(x) {
      if (x === 0) {
        return -0.3250421072470015;
      }
      return -0.3250421072470015 + x * (-0.02848174957559851 + x * (-0.005770270296489442 + x * -23763016656650163e-21));
    }
    module.exports = evalpoly;
  }
});

// node_modules/@stdlib/math-base-special-erf/lib/polyval_qq.js
var require_polyval_qq = __commonJS({
  "node_modules/@stdlib/math-base-special-erf/lib/polyval_qq.js"(exports, module) {
    "use strict";
    function evalpoly(x) {
      if (x === 0) {
        return 0.39791722395915535;
      }
      return 0.39791722395915535 + x * (0.0650222499887673 + x * (0.005081306281875766 + x * (13249473800432164e-20 + x * -3960228278775368e-21)));
    }
    module.exports = evalpoly;
  }
});

// node_modules/@stdlib/math-base-special-erf/lib/polyval_pa.js
var require_polyval_pa = __commonJS({
  "node_modules/@stdlib/math-base-special-erf/lib/polyval_pa.js"(exports, module) {
    "use strict";
    function evalpoly(x) {
      if (x === 0) {
        return 0.41485611868374833;
      }
      return 0.41485611868374833 + x * (-0.3722078760357013 + x * (0.31834661990116175 + x * (-0.11089469428239668 + x * (0.035478304325618236 + x * -0.002166375594868791))));
    }
    module.exports = evalpoly;
  }
});

// node_modules/@stdlib/math-base-special-erf/lib/polyval_qa.js
var require_polyval_qa = __commonJS({
  "node_modules/@stdlib/math-base-special-erf/lib/polyval_qa.js"(exports, module) {
    "use strict";
    function evalpoly(x) {
      if (x === 0) {
        return 0.10642088040084423;
      }
      return 0.10642088040084423 + x * (0.540397917702171 + x * (0.07182865441419627 + x * (0.12617121980876164 + x * (0.01363708391202905 + x * 0.011984499846799107))));
    }
    module.exports = evalpoly;
  }
});

// node_modules/@stdlib/math-base-special-erf/lib/polyval_ra.js
var require_polyval_ra = __commonJS({
  "node_modules/@stdlib/math-base-special-erf/lib/polyval_ra.js"(exports, module) {
    "use strict";
    function evalpoly(x) {
      if (x === 0) {
        return -0.6938585727071818;
      }
      return -0.6938585727071818 + x * (-10.558626225323291 + x * (-62.375332450326006 + x * (-162.39666946257347 + x * (-184.60509290671104 + x * (-81.2874355063066 + x * -9.814329344169145)))));
    }
    module.exports = evalpoly;
  }
});

// node_modules/@stdlib/math-base-special-erf/lib/polyval_sa.js
var require_polyval_sa = __commonJS({
  "node_modules/@stdlib/math-base-special-erf/lib/polyval_sa.js"(exports, module) {
    "use strict";
    function evalpoly(x) {
      if (x === 0) {
        return 19.651271667439257;
      }
      return 19.651271667439257 + x * (137.65775414351904 + x * (434.56587747522923 + x * (645.3872717332679 + x * (429.00814002756783 + x * (108.63500554177944 + x * (6.570249770319282 + x * -0.0604244152148581))))));
    }
    module.exports = evalpoly;
  }
});

// node_modules/@stdlib/math-base-special-erf/lib/polyval_rb.js
var require_polyval_rb = __commonJS({
  "node_modules/@stdlib/math-base-special-erf/lib/polyval_rb.js"(exports, module) {
    "use strict";
    function evalpoly(x) {
      if (x === 0) {
        return -0.799283237680523;
      }
      return -0.799283237680523 + x * (-17.757954917754752 + x * (-160.63638485582192 + x * (-637.5664433683896 + x * (-1025.0951316110772 + x * -483.5191916086514))));
    }
    module.exports = evalpoly;
  }
});

// node_modules/@stdlib/math-base-special-erf/lib/polyval_sb.js
var require_polyval_sb = __commonJS({
  "node_modules/@stdlib/math-base-special-erf/lib/polyval_sb.js"(exports, module) {
    "use strict";
    function evalpoly(x) {
      if (x === 0) {
        return 30.33806074348246;
      }
      return 30.33806074348246 + x * (325.7925129965739 + x * (1536.729586084437 + x * (3199.8582195085955 + x * (2553.0504064331644 + x * (474.52854120695537 + x * -22.44095244658582)))));
    }
    module.exports = evalpoly;
  }
});

// node_modules/@stdlib/math-base-special-erf/lib/main.js
var require_main55 = __commonJS({
  "node_modules/@stdlib/math-base-special-erf/lib/main.js"(exports, module) {
    "use strict";
    var isnan = require_lib();
    var exp2 = require_lib71();
    var setLowWord = require_lib73();
    var PINF = require_lib2();
    var NINF = require_lib6();
    var polyvalPP = require_polyval_pp();
    var polyvalQQ = require_polyval_qq();
    var polyvalPA = require_polyval_pa();
    var polyvalQA = require_polyval_qa();
    var polyvalRA = require_polyval_ra();
    var polyvalSA = require_polyval_sa();
    var polyvalRB = require_polyval_rb();
    var polyvalSB = require_polyval_sb();
    var TINY = 1e-300;
    var VERY_TINY = 2848094538889218e-321;
    var SMALL = 3725290298461914e-24;
    var ERX = 0.8450629115104675;
    var EFX = 0.1283791670955126;
    var EFX8 = 1.0270333367641007;
    var PPC = 0.12837916709551256;
    var QQC = 1;
    var PAC = -0.0023621185607526594;
    var QAC = 1;
    var RAC = -0.009864944034847148;
    var SAC = 1;
    var RBC = -0.0098649429247001;
    var SBC = 1;
    function erf2(x) {
      var sign;
      var ax;
      var z;
      var r;
      var s;
      var y;
      var p2;
      var q;
      if (isnan(x)) {
        return NaN;
      }
      if (x === PINF) {
        return 1;
      }
      if (x === NINF) {
        return -1;
      }
      if (x === 0) {
        return x;
      }
      if (x < 0) {
        sign = true;
        ax = -x;
      } else {
        sign = false;
        ax = x;
      }
      if (ax < 0.84375) {
        if (ax < SMALL) {
          if (ax < VERY_TINY) {
            return 0.125 * (8 * x + EFX8 * x);
          }
          return x + EFX * x;
        }
        z = x * x;
        r = PPC + z * polyvalPP(z);
        s = QQC + z * polyvalQQ(z);
        y = r / s;
        return x + x * y;
      }
      if (ax < 1.25) {
        s = ax - 1;
        p2 = PAC + s * polyvalPA(s);
        q = QAC + s * polyvalQA(s);
        if (sign) {
          return -ERX - p2 / q;
        }
        return ERX + p2 / q;
      }
      if (ax >= 6) {
        if (sign) {
          return TINY - 1;
        }
        return 1 - TINY;
      }
      s = 1 / (ax * ax);
      if (ax < 2.857142857142857) {
        r = RAC + s * polyvalRA(s);
        s = SAC + s * polyvalSA(s);
      } else {
        r = RBC + s * polyvalRB(s);
        s = SBC + s * polyvalSB(s);
      }
      z = setLowWord(ax, 0);
      r = exp2(-(z * z) - 0.5625) * exp2((z - ax) * (z + ax) + r / s);
      if (sign) {
        return r / ax - 1;
      }
      return 1 - r / ax;
    }
    module.exports = erf2;
  }
});

// node_modules/@stdlib/math-base-special-erf/lib/index.js
var require_lib74 = __commonJS({
  "node_modules/@stdlib/math-base-special-erf/lib/index.js"(exports, module) {
    "use strict";
    var main = require_main55();
    module.exports = main;
  }
});

// node_modules/@stdlib/math-base-special-erfc/lib/polyval_pp.js
var require_polyval_pp2 = __commonJS({
  "node_modules/@stdlib/math-base-special-erfc/lib/polyval_pp.js"(exports, module) {
    "use strict";
    function evalpoly(x) {
      if (x === 0) {
        return -0.3250421072470015;
      }
      return -0.3250421072470015 + x * (-0.02848174957559851 + x * (-0.005770270296489442 + x * -23763016656650163e-21));
    }
    module.exports = evalpoly;
  }
});

// node_modules/@stdlib/math-base-special-erfc/lib/polyval_qq.js
var require_polyval_qq2 = __commonJS({
  "node_modules/@stdlib/math-base-special-erfc/lib/polyval_qq.js"(exports, module) {
    "use strict";
    function evalpoly(x) {
      if (x === 0) {
        return 0.39791722395915535;
      }
      return 0.39791722395915535 + x * (0.0650222499887673 + x * (0.005081306281875766 + x * (13249473800432164e-20 + x * -3960228278775368e-21)));
    }
    module.exports = evalpoly;
  }
});

// node_modules/@stdlib/math-base-special-erfc/lib/polyval_pa.js
var require_polyval_pa2 = __commonJS({
  "node_modules/@stdlib/math-base-special-erfc/lib/polyval_pa.js"(exports, module) {
    "use strict";
    function evalpoly(x) {
      if (x === 0) {
        return 0.41485611868374833;
      }
      return 0.41485611868374833 + x * (-0.3722078760357013 + x * (0.31834661990116175 + x * (-0.11089469428239668 + x * (0.035478304325618236 + x * -0.002166375594868791))));
    }
    module.exports = evalpoly;
  }
});

// node_modules/@stdlib/math-base-special-erfc/lib/polyval_qa.js
var require_polyval_qa2 = __commonJS({
  "node_modules/@stdlib/math-base-special-erfc/lib/polyval_qa.js"(exports, module) {
    "use strict";
    function evalpoly(x) {
      if (x === 0) {
        return 0.10642088040084423;
      }
      return 0.10642088040084423 + x * (0.540397917702171 + x * (0.07182865441419627 + x * (0.12617121980876164 + x * (0.01363708391202905 + x * 0.011984499846799107))));
    }
    module.exports = evalpoly;
  }
});

// node_modules/@stdlib/math-base-special-erfc/lib/polyval_ra.js
var require_polyval_ra2 = __commonJS({
  "node_modules/@stdlib/math-base-special-erfc/lib/polyval_ra.js"(exports, module) {
    "use strict";
    function evalpoly(x) {
      if (x === 0) {
        return -0.6938585727071818;
      }
      return -0.6938585727071818 + x * (-10.558626225323291 + x * (-62.375332450326006 + x * (-162.39666946257347 + x * (-184.60509290671104 + x * (-81.2874355063066 + x * -9.814329344169145)))));
    }
    module.exports = evalpoly;
  }
});

// node_modules/@stdlib/math-base-special-erfc/lib/polyval_sa.js
var require_polyval_sa2 = __commonJS({
  "node_modules/@stdlib/math-base-special-erfc/lib/polyval_sa.js"(exports, module) {
    "use strict";
    function evalpoly(x) {
      if (x === 0) {
        return 19.651271667439257;
      }
      return 19.651271667439257 + x * (137.65775414351904 + x * (434.56587747522923 + x * (645.3872717332679 + x * (429.00814002756783 + x * (108.63500554177944 + x * (6.570249770319282 + x * -0.0604244152148581))))));
    }
    module.exports = evalpoly;
  }
});

// node_modules/@stdlib/math-base-special-erfc/lib/polyval_rb.js
var require_polyval_rb2 = __commonJS({
  "node_modules/@stdlib/math-base-special-erfc/lib/polyval_rb.js"(exports, module) {
    "use strict";
    function evalpoly(x) {
      if (x === 0) {
        return -0.799283237680523;
      }
      return -0.799283237680523 + x * (-17.757954917754752 + x * (-160.63638485582192 + x * (-637.5664433683896 + x * (-1025.0951316110772 + x * -483.5191916086514))));
    }
    module.exports = evalpoly;
  }
});

// node_modules/@stdlib/math-base-special-erfc/lib/polyval_sb.js
var require_polyval_sb2 = __commonJS({
  "node_modules/@stdlib/math-base-special-erfc/lib/polyval_sb.js"(exports, module) {
    "use strict";
    function evalpoly(x) {
      if (x === 0) {
        return 30.33806074348246;
      }
      return 30.33806074348246 + x * (325.7925129965739 + x * (1536.729586084437 + x * (3199.8582195085955 + x * (2553.0504064331644 + x * (474.52854120695537 + x * -22.44095244658582)))));
    }
    module.exports = evalpoly;
  }
});

// node_modules/@stdlib/math-base-special-erfc/lib/main.js
var require_main56 = __commonJS({
  "node_modules/@stdlib/math-base-special-erfc/lib/main.js"(exports, module) {
    "use strict";
    var isnan = require_lib();
    var exp2 = require_lib71();
    var setLowWord = require_lib73();
    var PINF = require_lib2();
    var NINF = require_lib6();
    var polyvalPP = require_polyval_pp2();
    var polyvalQQ = require_polyval_qq2();
    var polyvalPA = require_polyval_pa2();
    var polyvalQA = require_polyval_qa2();
    var polyvalRA = require_polyval_ra2();
    var polyvalSA = require_polyval_sa2();
    var polyvalRB = require_polyval_rb2();
    var polyvalSB = require_polyval_sb2();
    var TINY = 1e-300;
    var SMALL = 13877787807814457e-33;
    var ERX = 0.8450629115104675;
    var PPC = 0.12837916709551256;
    var QQC = 1;
    var PAC = -0.0023621185607526594;
    var QAC = 1;
    var RAC = -0.009864944034847148;
    var SAC = 1;
    var RBC = -0.0098649429247001;
    var SBC = 1;
    function erfc2(x) {
      var sign;
      var ax;
      var z;
      var r;
      var s;
      var y;
      var p2;
      var q;
      if (isnan(x)) {
        return NaN;
      }
      if (x === PINF) {
        return 0;
      }
      if (x === NINF) {
        return 2;
      }
      if (x === 0) {
        return 1;
      }
      if (x < 0) {
        sign = true;
        ax = -x;
      } else {
        sign = false;
        ax = x;
      }
      if (ax < 0.84375) {
        if (ax < SMALL) {
          return 1 - x;
        }
        z = x * x;
        r = PPC + z * polyvalPP(z);
        s = QQC + z * polyvalQQ(z);
        y = r / s;
        if (x < 0.25) {
          return 1 - (x + x * y);
        }
        r = x * y;
        r += x - 0.5;
        return 0.5 - r;
      }
      if (ax < 1.25) {
        s = ax - 1;
        p2 = PAC + s * polyvalPA(s);
        q = QAC + s * polyvalQA(s);
        if (sign) {
          return 1 + ERX + p2 / q;
        }
        return 1 - ERX - p2 / q;
      }
      if (ax < 28) {
        s = 1 / (ax * ax);
        if (ax < 2.857142857142857) {
          r = RAC + s * polyvalRA(s);
          s = SAC + s * polyvalSA(s);
        } else {
          if (x < -6) {
            return 2 - TINY;
          }
          r = RBC + s * polyvalRB(s);
          s = SBC + s * polyvalSB(s);
        }
        z = setLowWord(ax, 0);
        r = exp2(-(z * z) - 0.5625) * exp2((z - ax) * (z + ax) + r / s);
        if (sign) {
          return 2 - r / ax;
        }
        return r / ax;
      }
      if (sign) {
        return 2 - TINY;
      }
      return TINY * TINY;
    }
    module.exports = erfc2;
  }
});

// node_modules/@stdlib/math-base-special-erfc/lib/index.js
var require_lib75 = __commonJS({
  "node_modules/@stdlib/math-base-special-erfc/lib/index.js"(exports, module) {
    "use strict";
    var main = require_main56();
    module.exports = main;
  }
});

// node_modules/@stdlib/math-base-special-erfcx/lib/erfcx_y100.js
var require_erfcx_y100 = __commonJS({
  "node_modules/@stdlib/math-base-special-erfcx/lib/erfcx_y100.js"(exports, module) {
    "use strict";
    var floor = require_lib49();
    var table = [p0, p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11, p12, p13, p14, p15, p16, p17, p18, p19, p20, p21, p22, p23, p24, p25, p26, p27, p28, p29, p30, p31, p32, p33, p34, p35, p36, p37, p38, p39, p40, p41, p42, p43, p44, p45, p46, p47, p48, p49, p50, p51, p52, p53, p54, p55, p56, p57, p58, p59, p60, p61, p62, p63, p64, p65, p66, p67, p68, p69, p70, p71, p72, p73, p74, p75, p76, p77, p78, p79, p80, p81, p82, p83, p84, p85, p86, p87, p88, p89, p90, p91, p92, p93, p94, p95, p96, p97, p98, p99, p100];
    function p0(t) {
      return 7087803245410644e-19 + (712340910470263e-18 + (35779077297597742e-22 + (17403143962587938e-24 + (8171066004730779e-26 + (3688502236043496e-28 + 15917038551111112e-31 * t) * t) * t) * t) * t) * t;
    }
    function p1(t) {
      return 0.0021479143208285143 + (7268640236737999e-19 + (36843175430938994e-22 + (180718412721492e-22 + (8549644929604033e-26 + (3885203751853429e-28 + 16868473576888889e-31 * t) * t) * t) * t) * t) * t;
    }
    function p2(t) {
      return 0.0036165255935630175 + (7418209232355551e-19 + (3794831995752824e-21 + (18771627021793087e-24 + (8948471512241509e-26 + (4093585851777244e-28 + 1787206146488889e-30 * t) * t) * t) * t) * t) * t;
    }
    function p3(t) {
      return 0.005115498386003198 + (7572284073479166e-19 + (390964257267357e-20 + (1950416870430047e-23 + (93687503063179e-24 + (43143925959079665e-29 + 18939926435555556e-31 * t) * t) * t) * t) * t) * t;
    }
    function p4(t) {
      return 0.006645751317267305 + (7731040605444745e-19 + (4028951058939944e-21 + (20271233238288382e-24 + (981176313217091e-25 + (4548420740601775e-28 + 2007635221333333e-30 * t) * t) * t) * t) * t) * t;
    }
    function p5(t) {
      return 0.008208238997024121 + (7894662961188171e-19 + (4152970155262265e-21 + (21074693344544657e-24 + (10278874108587318e-26 + (4796520139061334e-28 + 21285907413333335e-31 * t) * t) * t) * t) * t) * t;
    }
    function p6(t) {
      return 0.009803953727535219 + (8063344010834284e-19 + (4281924132973699e-21 + (21916534346907168e-24 + (10771535136565471e-26 + (5059597262369282e-28 + 22573462684444446e-31 * t) * t) * t) * t) * t) * t;
    }
    function p7(t) {
      return 0.011433927298290302 + (8237285838319657e-19 + (4416049531176544e-21 + (22798861426211987e-24 + (1129129174587924e-25 + (5338618936581688e-28 + 23944209546666666e-31 * t) * t) * t) * t) * t) * t;
    }
    function p8(t) {
      return 0.013099232878814654 + (8416700246790696e-19 + (4555595898845751e-21 + (23723907357214174e-24 + (11839789326602696e-26 + (5634616306755024e-28 + 25403679644444446e-31 * t) * t) * t) * t) * t) * t;
    }
    function p9(t) {
      return 0.014800987015587536 + (8601809294634594e-19 + (4700826584881687e-21 + (24694040760197315e-24 + (12418779768752298e-26 + (5948689037032026e-28 + 2695776456888889e-30 * t) * t) * t) * t) * t) * t;
    }
    function p10(t) {
      return 0.01654035173939407 + (8792845864124146e-19 + (4852019579300175e-21 + (2571177490088171e-23 + (13030128534230821e-26 + (6282009758687478e-28 + 28612737351111112e-31 * t) * t) * t) * t) * t) * t;
    }
    function p11(t) {
      return 0.018318536789842393 + (8990054264789172e-19 + (5009468408955337e-21 + (2677977707421807e-23 + (13675822186304616e-26 + (6635828774535271e-28 + 30375273884444443e-31 * t) * t) * t) * t) * t) * t;
    }
    function p12(t) {
      return 0.020136801964214277 + (9193690873767368e-19 + (51734830914104276e-22 + (27900878609710433e-24 + (1435797640280904e-25 + (7011479031104373e-28 + 32252476e-22 * t) * t) * t) * t) * t) * t;
    }
    function p13(t) {
      return 0.021996459598282742 + (9404024815536678e-19 + (5344391150804117e-21 + (29078085538049375e-24 + (1507884450032973e-25 + (741038136474992e-27 + 3425189232e-24 * t) * t) * t) * t) * t) * t;
    }
    function p14(t) {
      return 0.02389887718722632 + (9621338683590018e-19 + (55225386998049015e-22 + (30314589961047687e-24 + (15840826497296334e-26 + (7834050047241445e-28 + 36381553564444445e-31 * t) * t) * t) * t) * t) * t;
    }
    function p15(t) {
      return 0.025845480155298518 + (9845929306782012e-19 + (5708291592005185e-21 + (3161378216916483e-23 + (1664647874552963e-25 + (828409859287854e-27 + 3864997576888889e-30 * t) * t) * t) * t) * t) * t;
    }
    function p16(t) {
      return 0.027837754783474698 + (0.0010078108563256892 + (59020366493792216e-22 + (3297926355324652e-23 + (17498524159268457e-26 + (8762245912484253e-28 + 4106620648888889e-30 * t) * t) * t) * t) * t) * t;
    }
    function p17(t) {
      return 0.029877251304899308 + (0.001031820424505735 + (6104182969716206e-21 + (3441486035954272e-23 + (1839986307293409e-25 + (9270322736636504e-28 + 43639844053333335e-31 * t) * t) * t) * t) * t) * t;
    }
    function p18(t) {
      return 0.03196558717859645 + (0.0010566560976716574 + (6315163319241458e-21 + (3592463833952192e-23 + (19353584758781173e-26 + (9810278385988926e-28 + 46381060817777776e-31 * t) * t) * t) * t) * t) * t;
    }
    function p19(t) {
      return 0.03410445055258834 + (0.0010823541191350532 + (6535435615955393e-21 + (37512918348533524e-24 + (20362979635817883e-26 + (10384187833037281e-28 + 4930062526222222e-30 * t) * t) * t) * t) * t) * t;
    }
    function p20(t) {
      return 0.036295603928292425 + (0.0011089526167995269 + (6765484509551836e-21 + (3918429294991359e-23 + (21431552202133775e-26 + (10994259106646732e-28 + 5240994910222222e-30 * t) * t) * t) * t) * t) * t;
    }
    function p21(t) {
      return 0.03854088803884051 + (0.001136491713417542 + (7005823064124631e-21 + (40943644083718584e-24 + (22563034723692883e-26 + (11642841011361993e-28 + 5572109287111111e-30 * t) * t) * t) * t) * t) * t;
    }
    function p22(t) {
      return 0.04084222595478596 + (0.0011650136437945675 + (72569945502343e-19 + (4279616186185504e-23 + (23761401711005023e-26 + (12332431172381557e-28 + 5924680236444444e-30 * t) * t) * t) * t) * t) * t;
    }
    function p23(t) {
      return 0.04320162743154022 + (0.0011945628793917271 + (751957435328492e-20 + (4474736455396099e-23 + (2503088521647295e-25 + (13065684400300477e-28 + 6300053285333334e-30 * t) * t) * t) * t) * t) * t;
    }
    function p24(t) {
      return 0.04562119351381047 + (0.001225186260806753 + (7794172005555192e-21 + (4680311983095446e-23 + (26375990983978426e-26 + (1384542137097712e-27 + 66996477404444446e-31 * t) * t) * t) * t) * t) * t;
    }
    function p25(t) {
      return 0.048103121413299865 + (0.0012569331386432195 + (8081433349636768e-21 + (4896966733568202e-23 + (27801515481905746e-26 + (14674637611609885e-28 + 7124958935111111e-30 * t) * t) * t) * t) * t) * t;
    }
    function p26(t) {
      return 0.05064970967698334 + (0.0012898555233099055 + (838204284145688e-20 + (5125364265255184e-23 + (29312563849675507e-26 + (15556512782814827e-28 + 7577560782222223e-30 * t) * t) * t) * t) * t) * t;
    }
    function p27(t) {
      return 0.053263363664388864 + (0.0013240082443256975 + (8696726001500767e-21 + (536621027503968e-22 + (309145687866348e-24 + (16494420240828494e-28 + 8059107964444444e-30 * t) * t) * t) * t) * t) * t;
    }
    function p28(t) {
      return 0.05594660135350001 + (0.001359449119740819 + (9026252023301638e-21 + (56202552975056696e-24 + (3261331041050314e-25 + (17491936862246368e-28 + 8571338168888888e-30 * t) * t) * t) * t) * t) * t;
    }
    function p29(t) {
      return 0.058702059496154084 + (0.0013962391363223647 + (9371436548731279e-21 + (58882975670265285e-24 + (34414937110591756e-26 + (1855285310975186e-27 + 911607367111111e-29 * t) * t) * t) * t) * t) * t;
    }
    function p30(t) {
      return 0.061532500145144775 + (0.0014344426411912014 + (9733144620101681e-21 + (6171186050734718e-23 + (363259874182953e-24 + (19681183310134517e-28 + 969522384e-23 * t) * t) * t) * t) * t) * t;
    }
    function p31(t) {
      return 0.06444081757665329 + (0.0014741275456383132 + (10112293819576438e-21 + (6469823660593325e-23 + (38353412915303665e-26 + (2088117611438512e-27 + 1031078448e-23 * t) * t) * t) * t) * t) * t;
    }
    function p32(t) {
      return 0.06743004563313039 + (0.001515365541891654 + (10509857606888329e-21 + (6785170652936334e-23 + (4050460219481114e-25 + (22157325110542536e-28 + 10964842115555555e-30 * t) * t) * t) * t) * t) * t;
    }
    function p33(t) {
      return 0.07050336551333886 + (0.001558232333649571 + (1092686886686523e-20 + (7118248223961351e-23 + (42787405890153386e-26 + (2351437952227442e-27 + 11659571751111111e-30 * t) * t) * t) * t) * t) * t;
    }
    function p34(t) {
      return 0.0736641140379446 + (0.001602807881243882 + (11364423678778208e-21 + (7470142309742318e-23 + (4521016277747649e-25 + (2495735500408857e-27 + 12397238257777777e-30 * t) * t) * t) * t) * t) * t;
    }
    function p35(t) {
      return 0.07691579242081956 + (0.0016491766623447889 + (11823685320041301e-21 + (7842007599378154e-23 + (4778172695691648e-25 + (26491544403815725e-28 + 13180196462222222e-30 * t) * t) * t) * t) * t) * t;
    }
    function p36(t) {
      return 0.08026207557809462 + (0.0016974279491709504 + (12305888517309891e-21 + (8235071769897904e-23 + (5051149610985711e-25 + (281225284976269e-26 + 14010889635555555e-30 * t) * t) * t) * t) * t) * t;
    }
    function p37(t) {
      return 0.08370682200898036 + (0.0017476561032212657 + (12812343958540764e-21 + (8650639951503644e-23 + (5340944082386946e-25 + (29856186620887555e-28 + 1489185159111111e-29 * t) * t) * t) * t) * t) * t;
    }
    function p38(t) {
      return 0.08725408428446171 + (0.0017999608886001962 + (13344443080089493e-21 + (90900994316429e-21 + (5648613497261646e-25 + (3169870708003396e-27 + 15825697795555556e-30 * t) * t) * t) * t) * t) * t;
    }
    function p39(t) {
      return 0.09090812018217274 + (0.00185444780506577 + (1390366314342612e-20 + (9554924606254991e-23 + (5975278712524205e-25 + (336565973660991e-26 + 16815130613333334e-30 * t) * t) * t) * t) * t) * t;
    }
    function p40(t) {
      return 0.09467340450807549 + (0.0019112284419887304 + (14491572616545005e-21 + (10046682186333614e-23 + (63221272959791e-23 + (3573669397558913e-27 + 1786293159111111e-29 * t) * t) * t) * t) * t) * t;
    }
    function p41(t) {
      return 0.09855464164800445 + (0.0019704208544725622 + (15109836875625445e-21 + (10567036667675984e-23 + (6690416864001935e-25 + (3794617185082434e-27 + 1897195904e-23 * t) * t) * t) * t) * t) * t;
    }
    function p42(t) {
      return 0.1025567788947009 + (0.0020321499629472857 + (1576022424296218e-20 + (11117756071353507e-23 + (7081478511009766e-25 + (4029255327663256e-27 + 20145143075555556e-30 * t) * t) * t) * t) * t) * t;
    }
    function p43(t) {
      return 0.10668502059865094 + (0.002096547977614873 + (16444612377624982e-21 + (11700717962026153e-23 + (7496720325093842e-25 + (42783716186085925e-28 + 2138547936e-23 * t) * t) * t) * t) * t) * t;
    }
    function p44(t) {
      return 0.11094484319386444 + (0.002163754849190817 + (17164995035719656e-21 + (12317915750735938e-23 + (7937630983149963e-25 + (4542790176310636e-27 + 22696025653333333e-30 * t) * t) * t) * t) * t) * t;
    }
    function p45(t) {
      return 0.11534201115268805 + (0.002233918747454642 + (17923489217504226e-21 + (12971465288245997e-23 + (8405783418038907e-25 + (48233721206418025e-28 + 24079890062222222e-30 * t) * t) * t) * t) * t) * t;
    }
    function p46(t) {
      return 0.11988259392684095 + (0.002307196569191869 + (18722342718958937e-21 + (13663611754337958e-23 + (8902838548849328e-25 + (5121016156922585e-27 + 2554022711111111e-29 * t) * t) * t) * t) * t) * t;
    }
    function p47(t) {
      return 0.12457298393509812 + (0.0023837544771809576 + (1956394210571161e-20 + (1439673684773947e-22 + (9430549064645925e-25 + (5436659058313422e-27 + 2708022592e-23 * t) * t) * t) * t) * t) * t;
    }
    function p48(t) {
      return 0.12941991566142438 + (0.002463768471950886 + (2045082112747588e-20 + (15173366280523906e-23 + (9990763250638903e-25 + (5771276031135163e-27 + 28703099555555555e-30 * t) * t) * t) * t) * t) * t;
    }
    function p49(t) {
      return 0.13443048593088697 + (0.0025474249981080823 + (21385669591362916e-21 + (15996177579900442e-23 + (10585428844575133e-25 + (6125880953678788e-27 + 3041208014222222e-29 * t) * t) * t) * t) * t) * t;
    }
    function p50(t) {
      return 0.13961217543434562 + (0.0026349215871051762 + (22371342712572568e-21 + (16868008199296823e-23 + (11216596910444997e-25 + (6501526475309089e-27 + 3221039450666667e-29 * t) * t) * t) * t) * t) * t;
    }
    function p51(t) {
      return 0.144972871576738 + (0.002726467538398244 + (2341087096105095e-20 + (17791863939526378e-23 + (11886425714330958e-25 + (68993039665054284e-28 + 34101266222222225e-30 * t) * t) * t) * t) * t) * t;
    }
    function p52(t) {
      return 0.15052089272774619 + (0.0028222846410136237 + (24507470422713398e-21 + (18770927679626137e-23 + (1259718458758337e-24 + (7320343304922983e-27 + 36087889048888887e-30 * t) * t) * t) * t) * t) * t;
    }
    function p53(t) {
      return 0.1562650139577461 + (0.0029226079376196627 + (2566455369376845e-20 + (19808568415654462e-23 + (13351257759815557e-25 + (7765812489104676e-27 + 3817342003555556e-29 * t) * t) * t) * t) * t) * t;
    }
    function p54(t) {
      return 0.16221449434620738 + (0.0030276865332726477 + (26885741326534563e-21 + (20908350604346383e-23 + (1415114814424073e-24 + (8236917066597432e-27 + 4036095745777778e-29 * t) * t) * t) * t) * t) * t;
    }
    function p55(t) {
      return 0.1683791059541213 + (0.0031377844510793083 + (28174873844911173e-21 + (22074043807045782e-23 + (1499948105599609e-24 + (8734899366193081e-27 + 4265352897777778e-29 * t) * t) * t) * t) * t) * t;
    }
    function p56(t) {
      return 0.1747691645565937 + (0.0032531815370903066 + (29536024347344365e-21 + (23309632627767074e-23 + (15899007843582445e-25 + (9261037523542736e-27 + 45054073102222224e-30 * t) * t) * t) * t) * t) * t;
    }
    function p57(t) {
      return 0.18139556223643702 + (0.0033741744168097 + (309735117147095e-19 + (2461932693759229e-22 + (16852609412267751e-25 + (981664429428549e-26 + 4756541809777778e-29 * t) * t) * t) * t) * t) * t;
    }
    function p58(t) {
      return 0.18826980194443665 + (0.0035010775057740316 + (3249191444001427e-20 + (2600757237588632e-22 + (17863299617388377e-25 + (10403065638343878e-27 + 5019026583111111e-29 * t) * t) * t) * t) * t) * t;
    }
    function p59(t) {
      return 0.19540403413693969 + (0.0036342240767211326 + (34096085096200906e-21 + (27479061117017636e-23 + (18934228504790033e-25 + (11021679075323599e-27 + 5293117173333333e-29 * t) * t) * t) * t) * t) * t;
    }
    function p60(t) {
      return 0.20281109560651886 + (0.00377396738593236 + (3579116545759241e-20 + (29038742889416174e-23 + (20068685374849e-22 + (11673891799578381e-27 + 55790523093333335e-30 * t) * t) * t) * t) * t) * t;
    }
    function p61(t) {
      return 0.21050455062669335 + (0.003920681861392565 + (37582602289680105e-21 + (30691836231886877e-23 + (21270101645763676e-25 + (12361138551062899e-27 + 5877052016e-23 * t) * t) * t) * t) * t) * t;
    }
    function p62(t) {
      return 0.21849873453703333 + (0.004074764355468959 + (3947616382098671e-20 + (3244383997013992e-22 + (2254205349151868e-24 + (13084879235290859e-27 + 6187315326222222e-29 * t) * t) * t) * t) * t) * t;
    }
    function p63(t) {
      return 0.2268087999004323 + (0.004236635464862852 + (41477956909656896e-21 + (3430054489450281e-22 + (23888264229264067e-25 + (13846596292818514e-27 + 6510018375111112e-29 * t) * t) * t) * t) * t) * t;
    }
    function p64(t) {
      return 0.23545076536988704 + (0.004406740920636517 + (435944449162247e-19 + (36268045617760415e-23 + (253126064308532e-23 + (14647791812837902e-27 + 6845312263111111e-29 * t) * t) * t) * t) * t) * t;
    }
    function p65(t) {
      return 0.24444156740777434 + (0.004585553051160578 + (45832466292683086e-21 + (3835275259003303e-22 + (26819103733055602e-25 + (15489984390884758e-27 + 7193320636444444e-29 * t) * t) * t) * t) * t) * t;
    }
    function p66(t) {
      return 0.25379911500634267 + (0.004773572320865003 + (48199253896534185e-21 + (40561404245564733e-23 + (28411932320871164e-25 + (1637470573645832e-26 + 7554137982222222e-29 * t) * t) * t) * t) * t) * t;
    }
    function p67(t) {
      return 0.26354234756393613 + (0.0049713289477083785 + (5070245503693037e-20 + (42901079254268185e-23 + (3009542205890048e-24 + (1730349702534734e-26 + 7927827336888888e-29 * t) * t) * t) * t) * t) * t;
    }
    function p68(t) {
      return 0.27369129607732345 + (0.005179384602305264 + (533501522583266e-19 + (4537920884886502e-22 + (3187405724581438e-24 + (1827790501024511e-26 + 8314418236444444e-29 * t) * t) * t) * t) * t) * t;
    }
    function p69(t) {
      return 0.28426714781640317 + (0.005398334191669514 + (5615088486525581e-20 + (4800358919649474e-22 + (33752476967570798e-25 + (19299477888083468e-27 + 8713904913777777e-29 * t) * t) * t) * t) * t) * t;
    }
    function p70(t) {
      return 0.2952923146534852 + (0.0056288077305420795 + (5911367118991331e-20 + (5078239378174484e-22 + (35735475025851714e-25 + (2036976093701707e-26 + 9126244261333333e-29 * t) * t) * t) * t) * t) * t;
    }
    function p71(t) {
      return 0.3067905052252884 + (0.00587147230327454 + (6224803160219768e-20 + (5372418576620094e-22 + (3782799941896024e-24 + (2149029193044454e-26 + 9551353918222223e-29 * t) * t) * t) * t) * t) * t;
    }
    function p72(t) {
      return 0.3187868011117332 + (0.00612703411923391 + (6556401225970764e-20 + (5683793028783774e-22 + (4003515135339238e-24 + (22662596341239295e-27 + 9989110976e-23 * t) * t) * t) * t) * t) * t;
    }
    function p73(t) {
      return 0.33130773722152623 + (0.006396240664679808 + (690722095929424e-19 + (6013300666188594e-22 + (4236218376588347e-24 + (23888182347073697e-27 + 10439349811555555e-29 * t) * t) * t) * t) * t) * t;
    }
    function p74(t) {
      return 0.34438138658041334 + (0.0066798829540414 + (7278379551860356e-20 + (636192204432288e-21 + (4481449933651445e-24 + (25168535651285476e-27 + 10901861383111111e-29 * t) * t) * t) * t) * t) * t;
    }
    function p75(t) {
      return 0.35803744972380175 + (0.006978797883488269 + (7671054337145482e-20 + (6730681530891739e-22 + (4739764797584523e-24 + (2650511414114305e-26 + 11376390933333332e-29 * t) * t) * t) * t) * t) * t;
    }
    function p76(t) {
      return 0.37230734890119727 + (0.007293870689646138 + (8086485454267072e-20 + (7120648471806269e-22 + (50117323769745884e-25 + (27899342394100073e-27 + 11862637614222222e-29 * t) * t) * t) * t) * t) * t;
    }
    function p77(t) {
      return 0.3872243273055545 + (0.00762603751625498 + (8525978581000461e-20 + (7532938330517133e-22 + (5297936136838812e-24 + (2935260605416409e-26 + 12360253370666666e-29 * t) * t) * t) * t) * t) * t;
    }
    function p78(t) {
      return 0.4028235535461694 + (0.007976288091502973 + (8990907734243825e-20 + (7968713796195619e-22 + (55989731807360405e-25 + (30866246101464866e-27 + 12868841946666668e-29 * t) * t) * t) * t) * t) * t;
    }
    function p79(t) {
      return 0.4191422315891379 + (0.008345668518695046 + (9482718135925016e-20 + (8429185856178314e-22 + (5915453775108349e-24 + (3244155303434747e-26 + 1338795794311111e-28 * t) * t) * t) * t) * t) * t;
    }
    function p80(t) {
      return 0.43621971639463786 + (0.00873528418282895 + (100029291420668e-18 + (8915614828021988e-22 + (624800081507886e-23 + (3407976098345888e-26 + 13917107176888888e-29 * t) * t) * t) * t) * t) * t;
    }
    function p81(t) {
      return 0.4540976354853433 + (0.009146302775554824 + (10553137232446167e-20 + (9429311346463863e-22 + (6597249231221996e-24 + (35782041795476564e-27 + 14455745872e-23 * t) * t) * t) * t) * t) * t;
    }
    function p82(t) {
      return 0.4728200166851233 + (0.009579957440886046 + (11135019058000067e-20 + (9971637300550903e-22 + (6963845336995697e-24 + (37549499088161346e-27 + 1500328071288889e-28 * t) * t) * t) * t) * t) * t;
    }
    function p83(t) {
      return 0.4924334222717984 + (0.010037550043909497 + (11750334542845235e-20 + (10544006716188967e-22 + (7348446116824222e-24 + (3938316232643575e-26 + 15559069118222223e-29 * t) * t) * t) * t) * t) * t;
    }
    function p84(t) {
      return 0.5129870897920926 + (0.010520454564612427 + (12400930037494997e-20 + (11147886579371265e-22 + (775171845505687e-23 + (41283980931872625e-27 + 1612241968e-22 * t) * t) * t) * t) * t) * t;
    }
    function p85(t) {
      return 0.5345330797910137 + (0.011030120618800727 + (1308874151957227e-19 + (11784797595374515e-22 + (8174338306304482e-24 + (43252818449517084e-27 + 1669259264e-22 * t) * t) * t) * t) * t) * t;
    }
    function p86(t) {
      return 0.557126430711693 + (0.011568077107929736 + (13815797838036652e-20 + (12456314879260905e-22 + (8616989807896932e-24 + (4529044681153965e-26 + 17268801084444443e-29 * t) * t) * t) * t) * t) * t;
    }
    function p87(t) {
      return 0.5808253212251933 + (0.012135935999503878 + (1458422399666584e-19 + (1316406857309571e-21 + (9080364335510602e-24 + (4739754071312462e-26 + 1785021160888889e-28 * t) * t) * t) * t) * t) * t;
    }
    function p88(t) {
      return 0.6056912402529337 + (0.01273539623952555 + (15396244472258864e-20 + (13909744385382817e-22 + (9565159503230623e-24 + (4957467212766904e-26 + 18435945564444444e-29 * t) * t) * t) * t) * t) * t;
    }
    function p89(t) {
      return 0.6317891649471572 + (0.013368247798287032 + (16254186562762076e-20 + (14695084048334055e-22 + (10072078109604152e-24 + (5182230499568071e-26 + 19025081422222223e-29 * t) * t) * t) * t) * t) * t;
    }
    function p90(t) {
      return 0.6591877468972532 + (0.014036375850601992 + (17160483760259707e-20 + (15521885688723188e-22 + (1060182703153528e-23 + (5414079010583752e-26 + 19616655146666667e-29 * t) * t) * t) * t) * t) * t;
    }
    function p91(t) {
      return 0.6879595068317443 + (0.014741765091365868 + (18117679143520433e-20 + (16392004108230584e-22 + (11155116068018043e-24 + (5653036019492569e-26 + 20209663662222222e-29 * t) * t) * t) * t) * t) * t;
    }
    function p92(t) {
      return 0.7181810380872997 + (0.015486504187117112 + (19128428784550924e-20 + (17307350969359975e-22 + (11732656736113608e-24 + (5899112528756384e-26 + 20803065333333334e-29 * t) * t) * t) * t) * t) * t;
    }
    function p93(t) {
      return 0.7499332191172625 + (0.016272790364044783 + (20195505163377912e-20 + (18269894883203348e-22 + (12335161021630225e-24 + (6152306831216908e-26 + 21395783431111112e-29 * t) * t) * t) * t) * t) * t;
    }
    function p94(t) {
      return 0.7833014353128349 + (0.01710293413265243 + (21321800585063328e-20 + (19281661395543912e-22 + (12963340087354342e-24 + (6412604099806635e-26 + 21986708942222223e-29 * t) * t) * t) * t) * t) * t;
    }
    function p95(t) {
      return 0.8183758104102381 + (0.017979364149044223 + (2251033059275313e-19 + (20344732868018175e-22 + (1361790294183995e-23 + (6679976008397248e-26 + 2257470126222222e-28 * t) * t) * t) * t) * t) * t;
    }
    function p96(t) {
      return 0.8552514477568512 + (0.01890463221254756 + (23764237370371255e-20 + (2146124825130639e-21 + (14299555071870523e-24 + (6954380386469418e-26 + 23158593688888887e-29 * t) * t) * t) * t) * t) * t;
    }
    function p97(t) {
      return 0.8940286817084994 + (0.0198814183991272 + (25086793128395994e-20 + (22633402747585233e-22 + (1500899704211653e-23 + (7235760907504394e-26 + 23737194737777777e-29 * t) * t) * t) * t) * t) * t;
    }
    function p98(t) {
      return 0.9348133394287079 + (0.02091253632978037 + (2648140346599848e-19 + (23863447359754924e-22 + (15746923065472183e-24 + (7524046814172015e-26 + 24309291271111114e-29 * t) * t) * t) * t) * t) * t;
    }
    function p99(t) {
      return 0.9777170133588503 + (0.02200093857283048 + (2795161070268238e-19 + (25153688325245316e-22 + (1651401954782282e-23 + (7819152682936823e-26 + 24873652355555557e-29 * t) * t) * t) * t) * t) * t;
    }
    function p100() {
      return 1;
    }
    function erfcxY100(y100) {
      var t = floor(y100);
      var f = table[t];
      return f(2 * y100 - (2 * t + 1));
    }
    module.exports = erfcxY100;
  }
});

// node_modules/@stdlib/math-base-special-erfcx/lib/main.js
var require_main57 = __commonJS({
  "node_modules/@stdlib/math-base-special-erfcx/lib/main.js"(exports, module) {
    "use strict";
    var exp2 = require_lib71();
    var PINF = require_lib2();
    var isnan = require_lib();
    var erfcxY100 = require_erfcx_y100();
    var INV_SQRT_PI = 0.5641895835477563;
    function erfcx(x) {
      var x2;
      if (isnan(x)) {
        return x;
      }
      if (x >= 0) {
        if (x > 50) {
          if (x > 5e7) {
            return INV_SQRT_PI / x;
          }
          x2 = x * x;
          return INV_SQRT_PI * (x2 * (x2 + 4.5) + 2) / (x * (x2 * (x2 + 5) + 3.75));
        }
        return erfcxY100(400 / (4 + x));
      }
      if (x < -26.7) {
        return PINF;
      }
      x2 = x * x;
      if (x < -6.1) {
        return 2 * exp2(x2);
      }
      return 2 * exp2(x2) - erfcxY100(400 / (4 - x));
    }
    module.exports = erfcx;
  }
});

// node_modules/@stdlib/math-base-special-erfcx/lib/index.js
var require_lib76 = __commonJS({
  "node_modules/@stdlib/math-base-special-erfcx/lib/index.js"(exports, module) {
    "use strict";
    var main = require_main57();
    module.exports = main;
  }
});

// src/numerics/normal.ts
function erf(x) {
  return (0, import_math_base_special_erf.default)(x);
}
function erfc(x) {
  return (0, import_math_base_special_erfc.default)(x);
}
function scaledErfc(x) {
  return (0, import_math_base_special_erfcx.default)(x);
}
function logErfc(x) {
  return x > 5 ? -x * x + log((0, import_math_base_special_erfcx.default)(x)) : log((0, import_math_base_special_erfc.default)(x));
}
function normalDensity(x) {
  return NORMAL_DENSITY_AT_ZERO * exp(-0.5 * x * x);
}
function normalCdf(x) {
  return 0.5 * (0, import_math_base_special_erfc.default)(-x * SQRT_HALF);
}
function normalTail(x) {
  return 0.5 * (0, import_math_base_special_erfc.default)(x * SQRT_HALF);
}
var import_math_base_special_erf, import_math_base_special_erfc, import_math_base_special_erfcx, NORMAL_DENSITY_AT_ZERO, SQRT_HALF;
var init_normal = __esm({
  "src/numerics/normal.ts"() {
    "use strict";
    import_math_base_special_erf = __toESM(require_lib74(), 1);
    import_math_base_special_erfc = __toESM(require_lib75(), 1);
    import_math_base_special_erfcx = __toESM(require_lib76(), 1);
    init_elementary();
    NORMAL_DENSITY_AT_ZERO = 0.3989422804014327;
    SQRT_HALF = Math.SQRT1_2;
  }
});

// equations/expressionParser.ts
var expressionParser_exports = {};
__export(expressionParser_exports, {
  parseText: () => parseText
});
function parseText(text) {
  if (/\*{2}/.test(text)) throw new Error("A power is written with ^, as in x^3");
  const tokens = tokensOf(text);
  let next = 0;
  const peek = () => tokens[next];
  const failure = (message, { at: at2 } = peek()) => new Error(`${message} (char ${at2 + 1})`);
  const notNumber = () => new Error(`${text.trim()} is not a number`);
  const accept = (...operators) => {
    const { type, text: found2 } = peek();
    if (type !== "operator" || !operators.includes(found2)) return void 0;
    next++;
    return found2;
  };
  const binary = (name2, ...args) => ({
    node: operation(name2, args),
    form: "operator"
  });
  const chain = (names, operand) => {
    let left = operand();
    for (let found2 = accept(...Object.keys(names)); found2 !== void 0; found2 = accept(...Object.keys(names))) {
      left = binary(names[found2], left.node, operand().node);
    }
    return left;
  };
  const conditional = () => {
    const condition = chain({ or: "or" }, () => chain({ xor: "xor" }, () => chain({ and: "and" }, relational)));
    if (accept("?") === void 0) return condition;
    const yes = conditional();
    if (accept(":") === void 0) throw failure("False part of conditional expression expected");
    return binary("conditional", condition.node, yes.node, conditional().node);
  };
  const relational = () => {
    const first = sum2();
    let left = first.node;
    let whole;
    for (let found2 = accept(...Object.keys(COMPARISONS)); found2; found2 = accept(...Object.keys(COMPARISONS))) {
      const right = sum2().node;
      const link = operation(COMPARISONS[found2], [left, right]);
      whole = whole === void 0 ? link : operation("and", [whole, link]);
      left = right;
    }
    return whole === void 0 ? first : { node: whole, form: "operator" };
  };
  const sum2 = () => {
    let left = product3();
    for (let found2 = accept("+", "-"); found2 !== void 0; found2 = accept("+", "-")) {
      const right = product3();
      const term = right.form === "percentage" ? operation("multiply", [left.node, right.node]) : right.node;
      left = binary(SUMS[found2], left.node, term);
    }
    return left;
  };
  const product3 = () => chain(PRODUCTS, implicitProduct);
  const implicitProduct = () => {
    let left = numericQuotient();
    let last = left;
    while (true) {
      const { type, text: found2 } = peek();
      const follows = type === "symbol" || type === "operator" && found2 === "(" || type === "number" && !["constant", "signed constant", "operator", "percentage"].includes(last.form);
      if (!follows) return left;
      last = numericQuotient();
      left = binary("multiply", left.node, last.node);
    }
  };
  const numericQuotient = () => {
    let left = percentage();
    let last = left;
    while (peek().text === "/" && (last.form === "constant" || last.form === "signed constant")) {
      const [number2, symbol] = [tokens[next + 1], tokens[next + 2]];
      const matches = number2?.type === "number" && (symbol?.type === "symbol" || symbol?.text === "(");
      if (!matches) break;
      next++;
      last = percentage();
      left = binary("divide", left.node, last.node);
    }
    return left;
  };
  const percentage = () => {
    const operand = unary();
    if (peek().text !== "%") return operand;
    const before = next;
    next++;
    try {
      unary();
      next = before;
      return operand;
    } catch {
      next = before + 1;
      return { node: operation("divide", [operand.node, { kind: "number", value: 100 }]), form: "percentage" };
    }
  };
  const unary = () => {
    const found2 = accept("-", "+", "not");
    if (found2 === void 0) return power();
    const operand = unary();
    if (found2 === "not") return binary("not", operand.node);
    const node2 = found2 === "-" ? operation("unaryMinus", [operand.node]) : operand.node;
    return { node: node2, form: operand.form === "constant" ? "signed constant" : "operator" };
  };
  const power = () => {
    const base = postfix();
    return accept("^", ".^") === void 0 ? base : binary("pow", base.node, unary().node);
  };
  const postfix = () => {
    let operand = primary();
    for (let found2 = accept("!", "'"); found2 !== void 0; found2 = accept("!", "'")) {
      operand = { node: found2 === "!" ? operation("factorial", [operand.node]) : operand.node, form: "other" };
    }
    return operand;
  };
  const primary = () => {
    const token = peek();
    if (token.type === "number") {
      next++;
      return { node: { kind: "number", value: Number(token.text) }, form: "constant" };
    }
    if (token.type === "symbol" || WORD_OPERATORS.has(token.text)) {
      next++;
      const constant = Object.hasOwn(CONSTANTS, token.text) ? CONSTANTS[token.text] : void 0;
      if (constant !== void 0) return { node: constant, form: "constant" };
      if (peek().text !== "(") return { node: { kind: "symbol", name: token.text }, form: "other" };
      return { node: { kind: "call", name: token.text, args: callArguments() }, form: "other" };
    }
    if (accept("(") !== void 0) {
      const { node: node2 } = conditional();
      closeParenthesis();
      return { node: node2, form: "other" };
    }
    if (NO_NUMBERS.has(token.text)) throw notNumber();
    if (FOREIGN.has(token.text)) throw new Error(`The operator ${token.text} is not known`);
    throw failure(token.type === "end" ? "Unexpected end of expression" : "Value expected");
  };
  const callArguments = () => {
    accept("(");
    if (accept(")") !== void 0) return [];
    const found2 = [conditional().node];
    while (accept(",") !== void 0) found2.push(conditional().node);
    closeParenthesis();
    return found2;
  };
  const closeParenthesis = () => {
    if (accept(")") !== void 0) return;
    refuseForeign();
    throw failure("Parenthesis ) expected");
  };
  const refuseForeign = () => {
    const { text: found2 } = peek();
    if (NO_NUMBERS.has(found2)) throw notNumber();
    if (FOREIGN.has(found2)) throw new Error(`The operator ${found2} is not known`);
  };
  if (peek().type === "end") throw new Error("It is empty");
  const { node } = conditional();
  const rest = peek();
  if (rest.type === "end") return node;
  refuseForeign();
  throw failure(rest.type === "operator" ? `Unexpected operator ${rest.text}` : `Unexpected part "${rest.text}"`);
}
function operation(name2, args) {
  return { kind: "call", name: name2, args, operator: true };
}
function tokensOf(text) {
  const tokens = [];
  let depth = 0;
  let at2 = 0;
  const match = (pattern) => {
    pattern.lastIndex = at2;
    return pattern.exec(text)?.[0];
  };
  while (at2 < text.length) {
    const character = text[at2];
    if (character === "#") {
      const end = text.indexOf("\n", at2);
      at2 = end === -1 ? text.length : end;
      continue;
    }
    if (/[ \t\u00A0]/.test(character) || character === "\n" && depth > 0) {
      at2++;
      continue;
    }
    const unfinished = match(UNFINISHED_NUMBER);
    if (unfinished !== void 0) {
      const end = at2 + unfinished.length;
      const got = text[end] === void 0 ? "the end" : JSON.stringify(text[end]);
      throw new Error(`Digit expected, got ${got} (char ${end + 1})`);
    }
    const number2 = match(BASED_NUMBER) ?? match(NUMBER);
    const name2 = number2 === void 0 ? match(NAME) : void 0;
    const operator = character === "\n" ? character : OPERATORS.find((one) => text.startsWith(one, at2) && !(one === "?." && /\d/.test(text[at2 + 2] ?? "")));
    const found2 = number2 ?? name2 ?? operator;
    if (found2 === void 0) throw new Error(`Syntax error in part "${text.slice(at2)}" (char ${at2 + 1})`);
    if (found2 === "(") depth++;
    if (found2 === ")") depth--;
    const type = number2 !== void 0 ? "number" : name2 !== void 0 && !WORD_OPERATORS.has(name2) ? "symbol" : "operator";
    tokens.push({ type, text: found2, at: at2 });
    at2 += found2.length;
  }
  return [...tokens, { type: "end", text: "", at: text.length }];
}
var OPERATORS, WORD_OPERATORS, COMPARISONS, PRODUCTS, SUMS, CONSTANTS, FOREIGN, NO_NUMBERS, NUMBER, UNFINISHED_NUMBER, BASED_NUMBER, NAME;
var init_expressionParser = __esm({
  "equations/expressionParser.ts"() {
    "use strict";
    OPERATORS = [
      ">>>",
      "==",
      "!=",
      "<=",
      ">=",
      "<<",
      ">>",
      ".*",
      "./",
      ".^",
      "^|",
      "?.",
      "??",
      ...`+ - * / % ^ ( ) [ ] { } , ; : ? < > = ! ~ & | ' "`.split(" ")
    ];
    WORD_OPERATORS = /* @__PURE__ */ new Set(["mod", "to", "in", "and", "xor", "or", "not"]);
    COMPARISONS = {
      "==": "equal",
      "!=": "unequal",
      "<": "smaller",
      ">": "larger",
      "<=": "smallerEq",
      ">=": "largerEq"
    };
    PRODUCTS = {
      "*": "multiply",
      ".*": "multiply",
      "/": "divide",
      "./": "divide",
      "%": "mod",
      mod: "mod"
    };
    SUMS = { "+": "add", "-": "subtract" };
    CONSTANTS = {
      true: { kind: "number", value: 1, logical: true },
      false: { kind: "number", value: 0, logical: true },
      NaN: { kind: "number", value: Number.NaN },
      Infinity: { kind: "number", value: Number.POSITIVE_INFINITY }
    };
    FOREIGN = /* @__PURE__ */ new Set(["&", "|", "^|", "~", "<<", ">>", ">>>", "to", "in", "??", "?."]);
    NO_NUMBERS = /* @__PURE__ */ new Set(["[", "{", '"', "=", ";", "\n", ":", "'"]);
    NUMBER = /(?:\d+(?:\.(?![*/^]))?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
    UNFINISHED_NUMBER = /(?:\d+\.?\d*|\.\d+)[eE][+-](?!\d)/y;
    BASED_NUMBER = /0(?:b[01]+|o[0-7]+|x[0-9a-fA-F]+)/y;
    NAME = /[\p{L}_$][\p{L}\p{N}_$]*/uy;
  }
});

// node_modules/@stdlib/math-base-assert-is-integer/lib/main.js
var require_main58 = __commonJS({
  "node_modules/@stdlib/math-base-assert-is-integer/lib/main.js"(exports, module) {
    "use strict";
    var floor = require_lib49();
    function isInteger(x) {
      return floor(x) === x;
    }
    module.exports = isInteger;
  }
});

// node_modules/@stdlib/math-base-assert-is-integer/lib/index.js
var require_lib77 = __commonJS({
  "node_modules/@stdlib/math-base-assert-is-integer/lib/index.js"(exports, module) {
    "use strict";
    var main = require_main58();
    module.exports = main;
  }
});

// node_modules/@stdlib/math-base-assert-is-negative-zero/lib/main.js
var require_main59 = __commonJS({
  "node_modules/@stdlib/math-base-assert-is-negative-zero/lib/main.js"(exports, module) {
    "use strict";
    var NINF = require_lib6();
    function isNegativeZero(x) {
      return x === 0 && 1 / x === NINF;
    }
    module.exports = isNegativeZero;
  }
});

// node_modules/@stdlib/math-base-assert-is-negative-zero/lib/index.js
var require_lib78 = __commonJS({
  "node_modules/@stdlib/math-base-assert-is-negative-zero/lib/index.js"(exports, module) {
    "use strict";
    var main = require_main59();
    module.exports = main;
  }
});

// node_modules/@stdlib/constants-float64-sqrt-two-pi/lib/index.js
var require_lib79 = __commonJS({
  "node_modules/@stdlib/constants-float64-sqrt-two-pi/lib/index.js"(exports, module) {
    "use strict";
    var SQRT_TWO_PI = 2.5066282746310007;
    module.exports = SQRT_TWO_PI;
  }
});

// node_modules/@stdlib/math-base-assert-is-even/lib/main.js
var require_main60 = __commonJS({
  "node_modules/@stdlib/math-base-assert-is-even/lib/main.js"(exports, module) {
    "use strict";
    var isInteger = require_lib77();
    function isEven(x) {
      return isInteger(x / 2);
    }
    module.exports = isEven;
  }
});

// node_modules/@stdlib/math-base-assert-is-even/lib/index.js
var require_lib80 = __commonJS({
  "node_modules/@stdlib/math-base-assert-is-even/lib/index.js"(exports, module) {
    "use strict";
    var main = require_main60();
    module.exports = main;
  }
});

// node_modules/@stdlib/math-base-assert-is-odd/lib/main.js
var require_main61 = __commonJS({
  "node_modules/@stdlib/math-base-assert-is-odd/lib/main.js"(exports, module) {
    "use strict";
    var isEven = require_lib80();
    function isOdd(x) {
      if (x > 0) {
        return isEven(x - 1);
      }
      return isEven(x + 1);
    }
    module.exports = isOdd;
  }
});

// node_modules/@stdlib/math-base-assert-is-odd/lib/index.js
var require_lib81 = __commonJS({
  "node_modules/@stdlib/math-base-assert-is-odd/lib/index.js"(exports, module) {
    "use strict";
    var main = require_main61();
    module.exports = main;
  }
});

// node_modules/@stdlib/math-base-special-sqrt/lib/main.js
var require_main62 = __commonJS({
  "node_modules/@stdlib/math-base-special-sqrt/lib/main.js"(exports, module) {
    "use strict";
    var sqrt = Math.sqrt;
    module.exports = sqrt;
  }
});

// node_modules/@stdlib/math-base-special-sqrt/lib/index.js
var require_lib82 = __commonJS({
  "node_modules/@stdlib/math-base-special-sqrt/lib/index.js"(exports, module) {
    "use strict";
    var main = require_main62();
    module.exports = main;
  }
});

// node_modules/@stdlib/number-uint32-base-to-int32/lib/main.js
var require_main63 = __commonJS({
  "node_modules/@stdlib/number-uint32-base-to-int32/lib/main.js"(exports, module) {
    "use strict";
    function uint32ToInt32(x) {
      return x | 0;
    }
    module.exports = uint32ToInt32;
  }
});

// node_modules/@stdlib/number-uint32-base-to-int32/lib/index.js
var require_lib83 = __commonJS({
  "node_modules/@stdlib/number-uint32-base-to-int32/lib/index.js"(exports, module) {
    "use strict";
    var uint32ToInt32 = require_main63();
    module.exports = uint32ToInt32;
  }
});

// node_modules/@stdlib/math-base-special-pow/lib/x_is_zero.js
var require_x_is_zero = __commonJS({
  "node_modules/@stdlib/math-base-special-pow/lib/x_is_zero.js"(exports, module) {
    "use strict";
    var isOdd = require_lib81();
    var copysign = require_lib40();
    var NINF = require_lib6();
    var PINF = require_lib2();
    function pow(x, y) {
      if (y === NINF) {
        return PINF;
      }
      if (y === PINF) {
        return 0;
      }
      if (y > 0) {
        if (isOdd(y)) {
          return x;
        }
        return 0;
      }
      if (isOdd(y)) {
        return copysign(PINF, x);
      }
      return PINF;
    }
    module.exports = pow;
  }
});

// node_modules/@stdlib/math-base-special-pow/lib/y_is_huge.js
var require_y_is_huge = __commonJS({
  "node_modules/@stdlib/math-base-special-pow/lib/y_is_huge.js"(exports, module) {
    "use strict";
    var ABS_MASK = require_lib10();
    var getHighWord = require_lib38();
    var HIGH_MAX_NEAR_UNITY = 1072693247 | 0;
    var HUGE = 1e300;
    var TINY = 1e-300;
    function pow(x, y) {
      var ahx;
      var hx;
      hx = getHighWord(x);
      ahx = hx & ABS_MASK;
      if (ahx <= HIGH_MAX_NEAR_UNITY) {
        if (y < 0) {
          return HUGE * HUGE;
        }
        return TINY * TINY;
      }
      if (y > 0) {
        return HUGE * HUGE;
      }
      return TINY * TINY;
    }
    module.exports = pow;
  }
});

// node_modules/@stdlib/math-base-special-pow/lib/y_is_infinite.js
var require_y_is_infinite = __commonJS({
  "node_modules/@stdlib/math-base-special-pow/lib/y_is_infinite.js"(exports, module) {
    "use strict";
    var abs = require_lib55();
    var PINF = require_lib2();
    function pow(x, y) {
      if (x === -1) {
        return (x - x) / (x - x);
      }
      if (x === 1) {
        return 1;
      }
      if (abs(x) < 1 === (y === PINF)) {
        return 0;
      }
      return PINF;
    }
    module.exports = pow;
  }
});

// node_modules/@stdlib/constants-float64-num-high-word-significand-bits/lib/index.js
var require_lib84 = __commonJS({
  "node_modules/@stdlib/constants-float64-num-high-word-significand-bits/lib/index.js"(exports, module) {
    "use strict";
    var FLOAT64_NUM_HIGH_WORD_SIGNIFICAND_BITS = 20 | 0;
    module.exports = FLOAT64_NUM_HIGH_WORD_SIGNIFICAND_BITS;
  }
});

// node_modules/@stdlib/math-base-special-pow/lib/polyval_l.js
var require_polyval_l = __commonJS({
  "node_modules/@stdlib/math-base-special-pow/lib/polyval_l.js"(exports, module) {
    "use strict";
    function evalpoly(x) {
      if (x === 0) {
        return 0.5999999999999946;
      }
      return 0.5999999999999946 + x * (0.4285714285785502 + x * (0.33333332981837743 + x * (0.272728123808534 + x * (0.23066074577556175 + x * 0.20697501780033842))));
    }
    module.exports = evalpoly;
  }
});

// node_modules/@stdlib/math-base-special-pow/lib/log2ax.js
var require_log2ax = __commonJS({
  "node_modules/@stdlib/math-base-special-pow/lib/log2ax.js"(exports, module) {
    "use strict";
    var getHighWord = require_lib38();
    var setLowWord = require_lib73();
    var setHighWord = require_lib64();
    var BIAS = require_lib50();
    var HIGH_NUM_SIGNIFICAND_BITS = require_lib84();
    var polyvalL = require_polyval_l();
    var HIGH_SIGNIFICAND_MASK = 1048575 | 0;
    var HIGH_MIN_NORMAL_EXP = 1048576 | 0;
    var HIGH_BIASED_EXP_0 = 1072693248 | 0;
    var HIGH_BIASED_EXP_NEG_512 = 536870912 | 0;
    var HIGH_SIGNIFICAND_HALF = 524288 | 0;
    var TWO53 = 9007199254740992;
    var CP = 0.9617966939259756;
    var CP_HI = 0.9617967009544373;
    var CP_LO = -7028461650952758e-24;
    var BP = [
      1,
      1.5
    ];
    var DP_HI = [
      0,
      0.5849624872207642
      // 0x3FE2B803, 0x40000000
    ];
    var DP_LO = [
      0,
      1350039202129749e-23
      // 0x3E4CFDEB, 0x43CFD006
    ];
    function log2ax(out, ax, ahx) {
      var tmp;
      var ss;
      var s2;
      var hs;
      var ls;
      var ht;
      var lt;
      var bp;
      var dp;
      var hp;
      var lp;
      var hz;
      var lz;
      var t1;
      var t2;
      var t;
      var r;
      var u;
      var v2;
      var n2;
      var j;
      var k;
      n2 = 0 | 0;
      if (ahx < HIGH_MIN_NORMAL_EXP) {
        ax *= TWO53;
        n2 -= 53 | 0;
        ahx = getHighWord(ax);
      }
      n2 += (ahx >> HIGH_NUM_SIGNIFICAND_BITS) - BIAS | 0;
      j = ahx & HIGH_SIGNIFICAND_MASK | 0;
      ahx = j | HIGH_BIASED_EXP_0 | 0;
      if (j <= 235662) {
        k = 0;
      } else if (j < 767610) {
        k = 1;
      } else {
        k = 0;
        n2 += 1 | 0;
        ahx -= HIGH_MIN_NORMAL_EXP;
      }
      ax = setHighWord(ax, ahx);
      bp = BP[k];
      u = ax - bp;
      v2 = 1 / (ax + bp);
      ss = u * v2;
      hs = setLowWord(ss, 0);
      tmp = (ahx >> 1 | HIGH_BIASED_EXP_NEG_512) + HIGH_SIGNIFICAND_HALF;
      tmp += k << 18;
      ht = setHighWord(0, tmp);
      lt = ax - (ht - bp);
      ls = v2 * (u - hs * ht - hs * lt);
      s2 = ss * ss;
      r = s2 * s2 * polyvalL(s2);
      r += ls * (hs + ss);
      s2 = hs * hs;
      ht = 3 + s2 + r;
      ht = setLowWord(ht, 0);
      lt = r - (ht - 3 - s2);
      u = hs * ht;
      v2 = ls * ht + lt * ss;
      hp = u + v2;
      hp = setLowWord(hp, 0);
      lp = v2 - (hp - u);
      hz = CP_HI * hp;
      lz = CP_LO * hp + lp * CP + DP_LO[k];
      dp = DP_HI[k];
      t = n2;
      t1 = hz + lz + dp + t;
      t1 = setLowWord(t1, 0);
      t2 = lz - (t1 - t - dp - hz);
      out[0] = t1;
      out[1] = t2;
      return out;
    }
    module.exports = log2ax;
  }
});

// node_modules/@stdlib/math-base-special-pow/lib/polyval_w.js
var require_polyval_w = __commonJS({
  "node_modules/@stdlib/math-base-special-pow/lib/polyval_w.js"(exports, module) {
    "use strict";
    function evalpoly(x) {
      if (x === 0) {
        return 0.5;
      }
      return 0.5 + x * (-0.3333333333333333 + x * 0.25);
    }
    module.exports = evalpoly;
  }
});

// node_modules/@stdlib/math-base-special-pow/lib/logx.js
var require_logx = __commonJS({
  "node_modules/@stdlib/math-base-special-pow/lib/logx.js"(exports, module) {
    "use strict";
    var setLowWord = require_lib73();
    var polyvalW = require_polyval_w();
    var INV_LN2 = 1.4426950408889634;
    var INV_LN2_HI = 1.4426950216293335;
    var INV_LN2_LO = 19259629911266175e-24;
    function logx(out, ax) {
      var t2;
      var t1;
      var t;
      var w;
      var u;
      var v2;
      t = ax - 1;
      w = t * t * polyvalW(t);
      u = INV_LN2_HI * t;
      v2 = t * INV_LN2_LO - w * INV_LN2;
      t1 = u + v2;
      t1 = setLowWord(t1, 0);
      t2 = v2 - (t1 - u);
      out[0] = t1;
      out[1] = t2;
      return out;
    }
    module.exports = logx;
  }
});

// node_modules/@stdlib/constants-float64-ln-two/lib/index.js
var require_lib85 = __commonJS({
  "node_modules/@stdlib/constants-float64-ln-two/lib/index.js"(exports, module) {
    "use strict";
    var LN2 = 0.6931471805599453;
    module.exports = LN2;
  }
});

// node_modules/@stdlib/math-base-special-pow/lib/polyval_p.js
var require_polyval_p3 = __commonJS({
  "node_modules/@stdlib/math-base-special-pow/lib/polyval_p.js"(exports, module) {
    "use strict";
    function evalpoly(x) {
      if (x === 0) {
        return 0.16666666666666602;
      }
      return 0.16666666666666602 + x * (-0.0027777777777015593 + x * (6613756321437934e-20 + x * (-16533902205465252e-22 + x * 41381367970572385e-24)));
    }
    module.exports = evalpoly;
  }
});

// node_modules/@stdlib/math-base-special-pow/lib/pow2.js
var require_pow2 = __commonJS({
  "node_modules/@stdlib/math-base-special-pow/lib/pow2.js"(exports, module) {
    "use strict";
    var getHighWord = require_lib38();
    var setHighWord = require_lib64();
    var setLowWord = require_lib73();
    var uint32ToInt32 = require_lib83();
    var ldexp = require_lib58();
    var LN2 = require_lib85();
    var BIAS = require_lib50();
    var ABS_MASK = require_lib10();
    var HIGH_SIGNIFICAND_MASK = require_lib47();
    var HIGH_NUM_SIGNIFICAND_BITS = require_lib84();
    var polyvalP = require_polyval_p3();
    var HIGH_MIN_NORMAL_EXP = 1048576 | 0;
    var HIGH_BIASED_EXP_NEG_1 = 1071644672 | 0;
    var LN2_HI = 0.6931471824645996;
    var LN2_LO = -1904654299957768e-24;
    function pow2(j, hp, lp) {
      var tmp;
      var t1;
      var t;
      var r;
      var u;
      var v2;
      var w;
      var z;
      var n2;
      var i;
      var k;
      i = j & ABS_MASK | 0;
      k = (i >> HIGH_NUM_SIGNIFICAND_BITS) - BIAS | 0;
      n2 = 0;
      if (i > HIGH_BIASED_EXP_NEG_1) {
        n2 = j + (HIGH_MIN_NORMAL_EXP >> k + 1) >>> 0;
        k = ((n2 & ABS_MASK) >> HIGH_NUM_SIGNIFICAND_BITS) - BIAS | 0;
        tmp = (n2 & ~(HIGH_SIGNIFICAND_MASK >> k)) >>> 0;
        t = setHighWord(0, tmp);
        n2 = (n2 & HIGH_SIGNIFICAND_MASK | HIGH_MIN_NORMAL_EXP) >> HIGH_NUM_SIGNIFICAND_BITS - k >>> 0;
        if (j < 0) {
          n2 = -n2;
        }
        hp -= t;
      }
      t = lp + hp;
      t = setLowWord(t, 0);
      u = t * LN2_HI;
      v2 = (lp - (t - hp)) * LN2 + t * LN2_LO;
      z = u + v2;
      w = v2 - (z - u);
      t = z * z;
      t1 = z - t * polyvalP(t);
      r = z * t1 / (t1 - 2) - (w + z * w);
      z = 1 - (r - z);
      j = getHighWord(z);
      j = uint32ToInt32(j);
      j += n2 << HIGH_NUM_SIGNIFICAND_BITS >>> 0;
      if (j >> HIGH_NUM_SIGNIFICAND_BITS <= 0) {
        z = ldexp(z, n2);
      } else {
        z = setHighWord(z, j);
      }
      return z;
    }
    module.exports = pow2;
  }
});

// node_modules/@stdlib/math-base-special-pow/lib/main.js
var require_main64 = __commonJS({
  "node_modules/@stdlib/math-base-special-pow/lib/main.js"(exports, module) {
    "use strict";
    var isnan = require_lib();
    var isOdd = require_lib81();
    var isInfinite = require_lib8();
    var isInteger = require_lib77();
    var sqrt = require_lib82();
    var abs = require_lib55();
    var toWords = require_lib37();
    var setLowWord = require_lib73();
    var uint32ToInt32 = require_lib83();
    var NINF = require_lib6();
    var PINF = require_lib2();
    var ABS_MASK = require_lib10();
    var xIsZero = require_x_is_zero();
    var yIsHuge = require_y_is_huge();
    var yIsInfinite = require_y_is_infinite();
    var log2ax = require_log2ax();
    var logx = require_logx();
    var pow2 = require_pow2();
    var HIGH_MAX_NEAR_UNITY = 1072693247 | 0;
    var HIGH_BIASED_EXP_31 = 1105199104 | 0;
    var HIGH_BIASED_EXP_64 = 1139802112 | 0;
    var HIGH_BIASED_EXP_10 = 1083179008 | 0;
    var HIGH_BIASED_EXP_0 = 1072693248 | 0;
    var HIGH_1075 = 1083231232 | 0;
    var HIGH_NEG_1075 = 3230714880 >>> 0;
    var HIGH_NUM_NONSIGN_BITS = 31 | 0;
    var HUGE = 1e300;
    var TINY = 1e-300;
    var OVT = 8008566259537294e-32;
    var WORDS2 = [0 | 0, 0 | 0];
    var LOG_WORKSPACE = [0, 0];
    function pow(x, y) {
      var ahx;
      var ahy;
      var ax;
      var hx;
      var lx;
      var hy;
      var ly;
      var sx;
      var sy;
      var y1;
      var hp;
      var lp;
      var t;
      var z;
      var j;
      var i;
      if (isnan(x) || isnan(y)) {
        return NaN;
      }
      toWords.assign(y, WORDS2, 1, 0);
      hy = WORDS2[0];
      ly = WORDS2[1];
      if (ly === 0) {
        if (y === 0) {
          return 1;
        }
        if (y === 1) {
          return x;
        }
        if (y === -1) {
          return 1 / x;
        }
        if (y === 0.5) {
          return sqrt(x);
        }
        if (y === -0.5) {
          return 1 / sqrt(x);
        }
        if (y === 2) {
          return x * x;
        }
        if (y === 3) {
          return x * x * x;
        }
        if (y === 4) {
          x *= x;
          return x * x;
        }
        if (isInfinite(y)) {
          return yIsInfinite(x, y);
        }
      }
      toWords.assign(x, WORDS2, 1, 0);
      hx = WORDS2[0];
      lx = WORDS2[1];
      if (lx === 0) {
        if (hx === 0) {
          return xIsZero(x, y);
        }
        if (x === 1) {
          return 1;
        }
        if (x === -1 && isOdd(y)) {
          return -1;
        }
        if (isInfinite(x)) {
          if (x === NINF) {
            return pow(-0, -y);
          }
          if (y < 0) {
            return 0;
          }
          return PINF;
        }
      }
      if (x < 0 && isInteger(y) === false) {
        return (x - x) / (x - x);
      }
      ax = abs(x);
      ahx = hx & ABS_MASK | 0;
      ahy = hy & ABS_MASK | 0;
      sx = hx >>> HIGH_NUM_NONSIGN_BITS | 0;
      sy = hy >>> HIGH_NUM_NONSIGN_BITS | 0;
      if (sx && isOdd(y)) {
        sx = -1;
      } else {
        sx = 1;
      }
      if (ahy > HIGH_BIASED_EXP_31) {
        if (ahy > HIGH_BIASED_EXP_64) {
          return yIsHuge(x, y);
        }
        if (ahx < HIGH_MAX_NEAR_UNITY) {
          if (sy === 1) {
            return sx * HUGE * HUGE;
          }
          return sx * TINY * TINY;
        }
        if (ahx > HIGH_BIASED_EXP_0) {
          if (sy === 0) {
            return sx * HUGE * HUGE;
          }
          return sx * TINY * TINY;
        }
        t = logx(LOG_WORKSPACE, ax);
      } else {
        t = log2ax(LOG_WORKSPACE, ax, ahx);
      }
      y1 = setLowWord(y, 0);
      lp = (y - y1) * t[0] + y * t[1];
      hp = y1 * t[0];
      z = lp + hp;
      toWords.assign(z, WORDS2, 1, 0);
      j = uint32ToInt32(WORDS2[0]);
      i = uint32ToInt32(WORDS2[1]);
      if (j >= HIGH_BIASED_EXP_10) {
        if ((j - HIGH_BIASED_EXP_10 | i) !== 0) {
          return sx * HUGE * HUGE;
        }
        if (lp + OVT > z - hp) {
          return sx * HUGE * HUGE;
        }
      } else if ((j & ABS_MASK) >= HIGH_1075) {
        if ((j - HIGH_NEG_1075 | i) !== 0) {
          return sx * TINY * TINY;
        }
        if (lp <= z - hp) {
          return sx * TINY * TINY;
        }
      }
      z = pow2(j, hp, lp);
      return sx * z;
    }
    module.exports = pow;
  }
});

// node_modules/@stdlib/math-base-special-pow/lib/index.js
var require_lib86 = __commonJS({
  "node_modules/@stdlib/math-base-special-pow/lib/index.js"(exports, module) {
    "use strict";
    var main = require_main64();
    module.exports = main;
  }
});

// node_modules/@stdlib/math-base-special-gamma/lib/polyval_s.js
var require_polyval_s = __commonJS({
  "node_modules/@stdlib/math-base-special-gamma/lib/polyval_s.js"(exports, module) {
    "use strict";
    function evalpoly(x) {
      if (x === 0) {
        return 0.08333333333334822;
      }
      return 0.08333333333334822 + x * (0.0034722222160545866 + x * (-0.0026813261780578124 + x * (-22954996161337813e-20 + x * 7873113957930937e-19)));
    }
    module.exports = evalpoly;
  }
});

// node_modules/@stdlib/math-base-special-gamma/lib/stirling_approximation.js
var require_stirling_approximation = __commonJS({
  "node_modules/@stdlib/math-base-special-gamma/lib/stirling_approximation.js"(exports, module) {
    "use strict";
    var SQRT_TWO_PI = require_lib79();
    var pow = require_lib86();
    var exp2 = require_lib71();
    var polyval = require_polyval_s();
    var MAX_STIRLING = 143.01608;
    function gamma2(x) {
      var w;
      var y;
      var v2;
      w = 1 / x;
      w = 1 + w * polyval(w);
      y = exp2(x);
      if (x > MAX_STIRLING) {
        v2 = pow(x, 0.5 * x - 0.25);
        y = v2 * (v2 / y);
      } else {
        y = pow(x, x - 0.5) / y;
      }
      return SQRT_TWO_PI * y * w;
    }
    module.exports = gamma2;
  }
});

// node_modules/@stdlib/constants-float64-eulergamma/lib/index.js
var require_lib87 = __commonJS({
  "node_modules/@stdlib/constants-float64-eulergamma/lib/index.js"(exports, module) {
    "use strict";
    var EULERGAMMA = 0.5772156649015329;
    module.exports = EULERGAMMA;
  }
});

// node_modules/@stdlib/math-base-special-gamma/lib/small_approximation.js
var require_small_approximation = __commonJS({
  "node_modules/@stdlib/math-base-special-gamma/lib/small_approximation.js"(exports, module) {
    "use strict";
    var EULER = require_lib87();
    function gamma2(x, z) {
      return z / ((1 + EULER * x) * x);
    }
    module.exports = gamma2;
  }
});

// node_modules/@stdlib/math-base-special-gamma/lib/rational_pq.js
var require_rational_pq2 = __commonJS({
  "node_modules/@stdlib/math-base-special-gamma/lib/rational_pq.js"(exports, module) {
    "use strict";
    function evalrational(x) {
      var ax;
      var s1;
      var s2;
      if (x === 0) {
        return 1;
      }
      if (x < 0) {
        ax = -x;
      } else {
        ax = x;
      }
      if (ax <= 1) {
        s1 = 1 + x * (0.4942148268014971 + x * (0.20744822764843598 + x * (0.04763678004571372 + x * (0.010421379756176158 + x * (0.0011913514700658638 + x * (16011952247675185e-20 + x * 0))))));
        s2 = 1 + x * (0.0714304917030273 + x * (-0.23459179571824335 + x * (0.035823639860549865 + x * (0.011813978522206043 + x * (-0.004456419138517973 + x * (5396055804933034e-19 + x * -23158187332412014e-21))))));
      } else {
        x = 1 / x;
        s1 = 0 + x * (16011952247675185e-20 + x * (0.0011913514700658638 + x * (0.010421379756176158 + x * (0.04763678004571372 + x * (0.20744822764843598 + x * (0.4942148268014971 + x * 1))))));
        s2 = -23158187332412014e-21 + x * (5396055804933034e-19 + x * (-0.004456419138517973 + x * (0.011813978522206043 + x * (0.035823639860549865 + x * (-0.23459179571824335 + x * (0.0714304917030273 + x * 1))))));
      }
      return s1 / s2;
    }
    module.exports = evalrational;
  }
});

// node_modules/@stdlib/math-base-special-gamma/lib/main.js
var require_main65 = __commonJS({
  "node_modules/@stdlib/math-base-special-gamma/lib/main.js"(exports, module) {
    "use strict";
    var isnan = require_lib();
    var isInteger = require_lib77();
    var isNegativeZero = require_lib78();
    var abs = require_lib55();
    var floor = require_lib49();
    var sin = require_lib68();
    var PINF = require_lib2();
    var NINF = require_lib6();
    var PI = require_lib42();
    var stirlingApprox = require_stirling_approximation();
    var smallApprox = require_small_approximation();
    var rateval = require_rational_pq2();
    function gamma2(x) {
      var sign;
      var q;
      var p2;
      var z;
      if (isInteger(x) && x < 0 || x === NINF || isnan(x)) {
        return NaN;
      }
      if (x === 0) {
        if (isNegativeZero(x)) {
          return NINF;
        }
        return PINF;
      }
      if (x > 171.61447887182297) {
        return PINF;
      }
      if (x < -170.5674972726612) {
        return 0;
      }
      q = abs(x);
      if (q > 33) {
        if (x >= 0) {
          return stirlingApprox(x);
        }
        p2 = floor(q);
        if ((p2 & 1) === 0) {
          sign = -1;
        } else {
          sign = 1;
        }
        z = q - p2;
        if (z > 0.5) {
          p2 += 1;
          z = q - p2;
        }
        z = q * sin(PI * z);
        return sign * PI / (abs(z) * stirlingApprox(q));
      }
      z = 1;
      while (x >= 3) {
        x -= 1;
        z *= x;
      }
      while (x < 0) {
        if (x > -1e-9) {
          return smallApprox(x, z);
        }
        z /= x;
        x += 1;
      }
      while (x < 2) {
        if (x < 1e-9) {
          return smallApprox(x, z);
        }
        z /= x;
        x += 1;
      }
      if (x === 2) {
        return z;
      }
      x -= 2;
      return z * rateval(x);
    }
    module.exports = gamma2;
  }
});

// node_modules/@stdlib/math-base-special-gamma/lib/index.js
var require_lib88 = __commonJS({
  "node_modules/@stdlib/math-base-special-gamma/lib/index.js"(exports, module) {
    "use strict";
    var main = require_main65();
    module.exports = main;
  }
});

// node_modules/@stdlib/math-base-special-asin/lib/rational_pq.js
var require_rational_pq3 = __commonJS({
  "node_modules/@stdlib/math-base-special-asin/lib/rational_pq.js"(exports, module) {
    "use strict";
    function evalrational(x) {
      var ax;
      var s1;
      var s2;
      if (x === 0) {
        return 0.16666666666666713;
      }
      if (x < 0) {
        ax = -x;
      } else {
        ax = x;
      }
      if (ax <= 1) {
        s1 = -8.198089802484825 + x * (19.562619833175948 + x * (-16.262479672107002 + x * (5.444622390564711 + x * (-0.6019598008014124 + x * 0.004253011369004428))));
        s2 = -49.18853881490881 + x * (139.51056146574857 + x * (-147.1791292232726 + x * (70.49610280856842 + x * (-14.740913729888538 + x * 1))));
      } else {
        x = 1 / x;
        s1 = 0.004253011369004428 + x * (-0.6019598008014124 + x * (5.444622390564711 + x * (-16.262479672107002 + x * (19.562619833175948 + x * -8.198089802484825))));
        s2 = 1 + x * (-14.740913729888538 + x * (70.49610280856842 + x * (-147.1791292232726 + x * (139.51056146574857 + x * -49.18853881490881))));
      }
      return s1 / s2;
    }
    module.exports = evalrational;
  }
});

// node_modules/@stdlib/math-base-special-asin/lib/rational_rs.js
var require_rational_rs = __commonJS({
  "node_modules/@stdlib/math-base-special-asin/lib/rational_rs.js"(exports, module) {
    "use strict";
    function evalrational(x) {
      var ax;
      var s1;
      var s2;
      if (x === 0) {
        return 0.08333333333333809;
      }
      if (x < 0) {
        ax = -x;
      } else {
        ax = x;
      }
      if (ax <= 1) {
        s1 = 28.536655482610616 + x * (-25.56901049652825 + x * (6.968710824104713 + x * (-0.5634242780008963 + x * 0.002967721961301243)));
        s2 = 342.43986579130785 + x * (-383.8770957603691 + x * (147.0656354026815 + x * (-21.947795316429207 + x * 1)));
      } else {
        x = 1 / x;
        s1 = 0.002967721961301243 + x * (-0.5634242780008963 + x * (6.968710824104713 + x * (-25.56901049652825 + x * 28.536655482610616)));
        s2 = 1 + x * (-21.947795316429207 + x * (147.0656354026815 + x * (-383.8770957603691 + x * 342.43986579130785)));
      }
      return s1 / s2;
    }
    module.exports = evalrational;
  }
});

// node_modules/@stdlib/math-base-special-asin/lib/main.js
var require_main66 = __commonJS({
  "node_modules/@stdlib/math-base-special-asin/lib/main.js"(exports, module) {
    "use strict";
    var isnan = require_lib();
    var sqrt = require_lib82();
    var PIO4 = require_lib4();
    var ratevalPQ = require_rational_pq3();
    var ratevalRS = require_rational_rs();
    var MOREBITS = 6123233995736766e-32;
    function asin(x) {
      var sgn;
      var zz;
      var a;
      var p2;
      var z;
      if (isnan(x)) {
        return NaN;
      }
      if (x > 0) {
        a = x;
      } else {
        sgn = true;
        a = -x;
      }
      if (a > 1) {
        return NaN;
      }
      if (a > 0.625) {
        zz = 1 - a;
        p2 = zz * ratevalRS(zz);
        zz = sqrt(zz + zz);
        z = PIO4 - zz;
        zz = zz * p2 - MOREBITS;
        z -= zz;
        z += PIO4;
      } else {
        if (a < 1e-8) {
          return x;
        }
        zz = a * a;
        z = zz * ratevalPQ(zz);
        z = a * z + a;
      }
      return sgn ? -z : z;
    }
    module.exports = asin;
  }
});

// node_modules/@stdlib/math-base-special-asin/lib/index.js
var require_lib89 = __commonJS({
  "node_modules/@stdlib/math-base-special-asin/lib/index.js"(exports, module) {
    "use strict";
    var main = require_main66();
    module.exports = main;
  }
});

// node_modules/@stdlib/math-base-special-acos/lib/main.js
var require_main67 = __commonJS({
  "node_modules/@stdlib/math-base-special-acos/lib/main.js"(exports, module) {
    "use strict";
    var isnan = require_lib();
    var asin = require_lib89();
    var sqrt = require_lib82();
    var PIO4 = require_lib4();
    var MOREBITS = 6123233995736766e-32;
    function acos(x) {
      var z;
      if (isnan(x)) {
        return NaN;
      }
      if (x < -1 || x > 1) {
        return NaN;
      }
      if (x > 0.5) {
        return 2 * asin(sqrt(0.5 - 0.5 * x));
      }
      z = PIO4 - asin(x);
      z += MOREBITS;
      z += PIO4;
      return z;
    }
    module.exports = acos;
  }
});

// node_modules/@stdlib/math-base-special-acos/lib/index.js
var require_lib90 = __commonJS({
  "node_modules/@stdlib/math-base-special-acos/lib/index.js"(exports, module) {
    "use strict";
    var main = require_main67();
    module.exports = main;
  }
});

// node_modules/@stdlib/math-base-special-ln/lib/polyval_p.js
var require_polyval_p4 = __commonJS({
  "node_modules/@stdlib/math-base-special-ln/lib/polyval_p.js"(exports, module) {
    "use strict";
    function evalpoly(x) {
      if (x === 0) {
        return 0.3999999999940942;
      }
      return 0.3999999999940942 + x * (0.22222198432149784 + x * 0.15313837699209373);
    }
    module.exports = evalpoly;
  }
});

// node_modules/@stdlib/math-base-special-ln/lib/polyval_q.js
var require_polyval_q3 = __commonJS({
  "node_modules/@stdlib/math-base-special-ln/lib/polyval_q.js"(exports, module) {
    "use strict";
    function evalpoly(x) {
      if (x === 0) {
        return 0.6666666666666735;
      }
      return 0.6666666666666735 + x * (0.2857142874366239 + x * (0.1818357216161805 + x * 0.14798198605116586));
    }
    module.exports = evalpoly;
  }
});

// node_modules/@stdlib/math-base-special-ln/lib/main.js
var require_main68 = __commonJS({
  "node_modules/@stdlib/math-base-special-ln/lib/main.js"(exports, module) {
    "use strict";
    var getHighWord = require_lib38();
    var setHighWord = require_lib64();
    var isnan = require_lib();
    var BIAS = require_lib50();
    var NINF = require_lib6();
    var polyvalP = require_polyval_p4();
    var polyvalQ = require_polyval_q3();
    var LN2_HI = 0.6931471803691238;
    var LN2_LO = 19082149292705877e-26;
    var TWO54 = 18014398509481984;
    var ONE_THIRD = 0.3333333333333333;
    var HIGH_SIGNIFICAND_MASK = 1048575 | 0;
    var HIGH_MAX_NORMAL_EXP = 2146435072 | 0;
    var HIGH_MIN_NORMAL_EXP = 1048576 | 0;
    var HIGH_BIASED_EXP_0 = 1072693248 | 0;
    function ln(x) {
      var hfsq;
      var hx;
      var t2;
      var t1;
      var k;
      var R;
      var f;
      var i;
      var j;
      var s;
      var w;
      var z;
      if (x === 0) {
        return NINF;
      }
      if (isnan(x) || x < 0) {
        return NaN;
      }
      hx = getHighWord(x);
      k = 0 | 0;
      if (hx < HIGH_MIN_NORMAL_EXP) {
        k -= 54 | 0;
        x *= TWO54;
        hx = getHighWord(x);
      }
      if (hx >= HIGH_MAX_NORMAL_EXP) {
        return x + x;
      }
      k += (hx >> 20) - BIAS | 0;
      hx &= HIGH_SIGNIFICAND_MASK;
      i = hx + 614244 & 1048576 | 0;
      x = setHighWord(x, hx | i ^ HIGH_BIASED_EXP_0);
      k += i >> 20 | 0;
      f = x - 1;
      if ((HIGH_SIGNIFICAND_MASK & 2 + hx) < 3) {
        if (f === 0) {
          if (k === 0) {
            return 0;
          }
          return k * LN2_HI + k * LN2_LO;
        }
        R = f * f * (0.5 - ONE_THIRD * f);
        if (k === 0) {
          return f - R;
        }
        return k * LN2_HI - (R - k * LN2_LO - f);
      }
      s = f / (2 + f);
      z = s * s;
      i = hx - 398458 | 0;
      w = z * z;
      j = 440401 - hx | 0;
      t1 = w * polyvalP(w);
      t2 = z * polyvalQ(w);
      i |= j;
      R = t2 + t1;
      if (i > 0) {
        hfsq = 0.5 * f * f;
        if (k === 0) {
          return f - (hfsq - s * (hfsq + R));
        }
        return k * LN2_HI - (hfsq - (s * (hfsq + R) + k * LN2_LO) - f);
      }
      if (k === 0) {
        return f - s * (f - R);
      }
      return k * LN2_HI - (s * (f - R) - k * LN2_LO - f);
    }
    module.exports = ln;
  }
});

// node_modules/@stdlib/math-base-special-ln/lib/index.js
var require_lib91 = __commonJS({
  "node_modules/@stdlib/math-base-special-ln/lib/index.js"(exports, module) {
    "use strict";
    var main = require_main68();
    module.exports = main;
  }
});

// node_modules/@stdlib/math-base-special-acosh/lib/main.js
var require_main69 = __commonJS({
  "node_modules/@stdlib/math-base-special-acosh/lib/main.js"(exports, module) {
    "use strict";
    var isnan = require_lib();
    var log1p = require_lib67();
    var sqrt = require_lib82();
    var LN2 = require_lib85();
    var ln = require_lib91();
    var HUGE = 1 << 28;
    function acosh(x) {
      var t;
      if (isnan(x) || x < 1) {
        return NaN;
      }
      if (x === 1) {
        return 0;
      }
      if (x >= HUGE) {
        return ln(x) + LN2;
      }
      if (x > 2) {
        return ln(2 * x - 1 / (x + sqrt(x * x - 1)));
      }
      t = x - 1;
      return log1p(t + sqrt(2 * t + t * t));
    }
    module.exports = acosh;
  }
});

// node_modules/@stdlib/math-base-special-acosh/lib/index.js
var require_lib92 = __commonJS({
  "node_modules/@stdlib/math-base-special-acosh/lib/index.js"(exports, module) {
    "use strict";
    var main = require_main69();
    module.exports = main;
  }
});

// node_modules/@stdlib/math-base-special-asinh/lib/main.js
var require_main70 = __commonJS({
  "node_modules/@stdlib/math-base-special-asinh/lib/main.js"(exports, module) {
    "use strict";
    var isinfinite = require_lib8();
    var isnan = require_lib();
    var log1p = require_lib67();
    var sqrt = require_lib82();
    var LN2 = require_lib85();
    var ln = require_lib91();
    var NEAR_ZERO = 1 / (1 << 28);
    var HUGE = 1 << 28;
    function asinh(x) {
      var sgn;
      var xx;
      var t;
      if (isnan(x) || isinfinite(x)) {
        return x;
      }
      if (x < 0) {
        x = -x;
        sgn = true;
      }
      if (x < NEAR_ZERO) {
        t = x;
      } else if (x > HUGE) {
        t = ln(x) + LN2;
      } else if (x > 2) {
        t = ln(2 * x + 1 / (sqrt(x * x + 1) + x));
      } else {
        xx = x * x;
        t = log1p(x + xx / (1 + sqrt(1 + xx)));
      }
      return sgn ? -t : t;
    }
    module.exports = asinh;
  }
});

// node_modules/@stdlib/math-base-special-asinh/lib/index.js
var require_lib93 = __commonJS({
  "node_modules/@stdlib/math-base-special-asinh/lib/index.js"(exports, module) {
    "use strict";
    var main = require_main70();
    module.exports = main;
  }
});

// node_modules/@stdlib/math-base-special-atanh/lib/main.js
var require_main71 = __commonJS({
  "node_modules/@stdlib/math-base-special-atanh/lib/main.js"(exports, module) {
    "use strict";
    var isnan = require_lib();
    var log1p = require_lib67();
    var PINF = require_lib2();
    var NINF = require_lib6();
    var NEAR_ZERO = 1 / (1 << 28);
    function atanh(x) {
      var sgn;
      var t;
      if (isnan(x) || x < -1 || x > 1) {
        return NaN;
      }
      if (x === 1) {
        return PINF;
      }
      if (x === -1) {
        return NINF;
      }
      if (x < 0) {
        sgn = true;
        x = -x;
      }
      if (x < NEAR_ZERO) {
        return sgn ? -x : x;
      }
      if (x < 0.5) {
        t = x + x;
        t = 0.5 * log1p(t + t * x / (1 - x));
      } else {
        t = 0.5 * log1p((x + x) / (1 - x));
      }
      return sgn ? -t : t;
    }
    module.exports = atanh;
  }
});

// node_modules/@stdlib/math-base-special-atanh/lib/index.js
var require_lib94 = __commonJS({
  "node_modules/@stdlib/math-base-special-atanh/lib/index.js"(exports, module) {
    "use strict";
    var main = require_main71();
    module.exports = main;
  }
});

// node_modules/@stdlib/math-base-special-cbrt/lib/polyval_p.js
var require_polyval_p5 = __commonJS({
  "node_modules/@stdlib/math-base-special-cbrt/lib/polyval_p.js"(exports, module) {
    "use strict";
    function evalpoly(x) {
      if (x === 0) {
        return 1.87595182427177;
      }
      return 1.87595182427177 + x * (-1.8849797954337717 + x * (1.6214297201053545 + x * (-0.758397934778766 + x * 0.14599619288661245)));
    }
    module.exports = evalpoly;
  }
});

// node_modules/@stdlib/math-base-special-cbrt/lib/main.js
var require_main72 = __commonJS({
  "node_modules/@stdlib/math-base-special-cbrt/lib/main.js"(exports, module) {
    "use strict";
    var FLOAT64_SMALLEST_NORMAL = require_lib54();
    var SIGN_MASK = require_lib9();
    var ABS_MASK = require_lib10();
    var getHighWord = require_lib38();
    var setHighWord = require_lib64();
    var isinfinite = require_lib8();
    var fromWords = require_lib39();
    var toWords = require_lib37();
    var isnan = require_lib();
    var polyval = require_polyval_p5();
    var HIGH_WORD_MASK = 4294967295 >>> 0;
    var LOW_WORD_MASK = 3221225472 >>> 0;
    var TWO_54 = 18014398509481984;
    var TWO_31 = 2147483648 >>> 0;
    var ONE2 = 1 >>> 0;
    var B1 = 715094163 >>> 0;
    var B2 = 696219795 >>> 0;
    var FLOAT64_SMALLEST_NORMAL_HIGH_WORD = getHighWord(FLOAT64_SMALLEST_NORMAL);
    var WORDS2 = [0 >>> 0, 0 >>> 0];
    function cbrt(x) {
      var sgn;
      var hx;
      var hw;
      var r;
      var s;
      var t;
      var w;
      if (x === 0 || // handles +-0
      isnan(x) || isinfinite(x)) {
        return x;
      }
      hx = getHighWord(x) >>> 0;
      sgn = (hx & SIGN_MASK) >>> 0;
      hx &= ABS_MASK;
      if (hx < FLOAT64_SMALLEST_NORMAL_HIGH_WORD) {
        t = TWO_54 * x;
        hw = (getHighWord(t) & ABS_MASK) >>> 0;
        hw = (hw / 3 >>> 0) + B2 >>> 0;
        t = fromWords(sgn | hw, 0);
      } else {
        t = 0;
        hw = (hx / 3 >>> 0) + B1 >>> 0;
        t = setHighWord(t, sgn | hw);
      }
      r = t * t * (t / x);
      t *= polyval(r);
      toWords.assign(t, WORDS2, 1, 0);
      if (WORDS2[1] & TWO_31) {
        WORDS2[0] += ONE2;
        WORDS2[1] &= ~TWO_31;
      } else {
        WORDS2[1] |= TWO_31;
      }
      t = fromWords(WORDS2[0] & HIGH_WORD_MASK, WORDS2[1] & LOW_WORD_MASK);
      s = t * t;
      r = x / s;
      w = t + t;
      r = (r - t) / (w + r);
      t += t * r;
      return t;
    }
    module.exports = cbrt;
  }
});

// node_modules/@stdlib/math-base-special-cbrt/lib/index.js
var require_lib95 = __commonJS({
  "node_modules/@stdlib/math-base-special-cbrt/lib/index.js"(exports, module) {
    "use strict";
    var main = require_main72();
    module.exports = main;
  }
});

// node_modules/@stdlib/math-base-special-cosh/lib/main.js
var require_main73 = __commonJS({
  "node_modules/@stdlib/math-base-special-cosh/lib/main.js"(exports, module) {
    "use strict";
    var isnan = require_lib();
    var exp2 = require_lib71();
    function cosh(x) {
      if (isnan(x)) {
        return x;
      }
      if (x < 0) {
        x = -x;
      }
      if (x > 21) {
        return exp2(x) / 2;
      }
      return (exp2(x) + exp2(-x)) / 2;
    }
    module.exports = cosh;
  }
});

// node_modules/@stdlib/math-base-special-cosh/lib/index.js
var require_lib96 = __commonJS({
  "node_modules/@stdlib/math-base-special-cosh/lib/index.js"(exports, module) {
    "use strict";
    var main = require_main73();
    module.exports = main;
  }
});

// node_modules/@stdlib/math-base-special-kernel-log1p/lib/polyval_p.js
var require_polyval_p6 = __commonJS({
  "node_modules/@stdlib/math-base-special-kernel-log1p/lib/polyval_p.js"(exports, module) {
    "use strict";
    function evalpoly(x) {
      if (x === 0) {
        return 0.3999999999940942;
      }
      return 0.3999999999940942 + x * (0.22222198432149784 + x * 0.15313837699209373);
    }
    module.exports = evalpoly;
  }
});

// node_modules/@stdlib/math-base-special-kernel-log1p/lib/polyval_q.js
var require_polyval_q4 = __commonJS({
  "node_modules/@stdlib/math-base-special-kernel-log1p/lib/polyval_q.js"(exports, module) {
    "use strict";
    function evalpoly(x) {
      if (x === 0) {
        return 0.6666666666666735;
      }
      return 0.6666666666666735 + x * (0.2857142874366239 + x * (0.1818357216161805 + x * 0.14798198605116586));
    }
    module.exports = evalpoly;
  }
});

// node_modules/@stdlib/math-base-special-kernel-log1p/lib/main.js
var require_main74 = __commonJS({
  "node_modules/@stdlib/math-base-special-kernel-log1p/lib/main.js"(exports, module) {
    "use strict";
    var polyvalP = require_polyval_p6();
    var polyvalQ = require_polyval_q4();
    function kernelLog1p(f) {
      var hfsq;
      var t1;
      var t2;
      var s;
      var z;
      var R;
      var w;
      s = f / (2 + f);
      z = s * s;
      w = z * z;
      t1 = w * polyvalP(w);
      t2 = z * polyvalQ(w);
      R = t2 + t1;
      hfsq = 0.5 * f * f;
      return s * (hfsq + R);
    }
    module.exports = kernelLog1p;
  }
});

// node_modules/@stdlib/math-base-special-kernel-log1p/lib/index.js
var require_lib97 = __commonJS({
  "node_modules/@stdlib/math-base-special-kernel-log1p/lib/index.js"(exports, module) {
    "use strict";
    var main = require_main74();
    module.exports = main;
  }
});

// node_modules/@stdlib/math-base-special-log2/lib/main.js
var require_main75 = __commonJS({
  "node_modules/@stdlib/math-base-special-log2/lib/main.js"(exports, module) {
    "use strict";
    var getHighWord = require_lib38();
    var setHighWord = require_lib64();
    var setLowWord = require_lib73();
    var toWords = require_lib37();
    var isnan = require_lib();
    var ABS_MASK = require_lib10();
    var HIGH_SIGNIFICAND_MASK = require_lib47();
    var BIAS = require_lib50();
    var NINF = require_lib6();
    var kernelLog1p = require_lib97();
    var TWO54 = 18014398509481984;
    var IVLN2HI = 1.4426950407214463;
    var IVLN2LO = 16751713164886512e-26;
    var HIGH_MAX_NORMAL_EXP = 2146435072 | 0;
    var HIGH_MIN_NORMAL_EXP = 1048576 | 0;
    var HIGH_BIASED_EXP_0 = 1072693248 | 0;
    var WORDS2 = [0 | 0, 0 | 0];
    function log2(x) {
      var valHi;
      var valLo;
      var hfsq;
      var hx;
      var lx;
      var hi;
      var lo;
      var f;
      var R;
      var w;
      var y;
      var i;
      var k;
      if (isnan(x) || x < 0) {
        return NaN;
      }
      toWords.assign(x, WORDS2, 1, 0);
      hx = WORDS2[0] | 0;
      lx = WORDS2[1];
      k = 0 | 0;
      if (hx < HIGH_MIN_NORMAL_EXP) {
        if ((hx & ABS_MASK | lx) === 0) {
          return NINF;
        }
        k -= 54 | 0;
        x *= TWO54;
        hx = getHighWord(x) | 0;
      }
      if (hx >= HIGH_MAX_NORMAL_EXP) {
        return x + x;
      }
      if (hx === HIGH_BIASED_EXP_0 && lx === 0) {
        return 0;
      }
      k += (hx >> 20) - BIAS | 0;
      hx &= HIGH_SIGNIFICAND_MASK;
      i = hx + 614244 & HIGH_MIN_NORMAL_EXP | 0;
      x = setHighWord(x, hx | i ^ HIGH_BIASED_EXP_0);
      k += i >> 20 | 0;
      y = k;
      f = x - 1;
      hfsq = 0.5 * f * f;
      R = kernelLog1p(f);
      hi = f - hfsq;
      hi = setLowWord(hi, 0);
      lo = f - hi - hfsq + R;
      valHi = hi * IVLN2HI;
      valLo = (lo + hi) * IVLN2LO + lo * IVLN2HI;
      w = y + valHi;
      valLo += y - w + valHi;
      valHi = w;
      return valLo + valHi;
    }
    module.exports = log2;
  }
});

// node_modules/@stdlib/math-base-special-log2/lib/index.js
var require_lib98 = __commonJS({
  "node_modules/@stdlib/math-base-special-log2/lib/index.js"(exports, module) {
    "use strict";
    var log2 = require_main75();
    module.exports = log2;
  }
});

// node_modules/@stdlib/math-base-special-log10/lib/main.js
var require_main76 = __commonJS({
  "node_modules/@stdlib/math-base-special-log10/lib/main.js"(exports, module) {
    "use strict";
    var getHighWord = require_lib38();
    var setHighWord = require_lib64();
    var setLowWord = require_lib73();
    var toWords = require_lib37();
    var ABS_MASK = require_lib10();
    var HIGH_SIGNIFICAND_MASK = require_lib47();
    var isnan = require_lib();
    var BIAS = require_lib50();
    var NINF = require_lib6();
    var kernelLog1p = require_lib97();
    var TWO54 = 18014398509481984;
    var IVLN10HI = 0.4342944818781689;
    var IVLN10LO = 25082946711645275e-27;
    var LOG10_2HI = 0.30102999566361177;
    var LOG10_2LO = 3694239077158931e-28;
    var HIGH_MAX_NORMAL_EXP = 2146435072 | 0;
    var HIGH_MIN_NORMAL_EXP = 1048576 | 0;
    var HIGH_BIASED_EXP_0 = 1072693248 | 0;
    var WORDS2 = [0 | 0, 0 | 0];
    function log10(x) {
      var valHi;
      var valLo;
      var hfsq;
      var hi;
      var lo;
      var hx;
      var lx;
      var y2;
      var f;
      var R;
      var w;
      var y;
      var i;
      var k;
      if (isnan(x) || x < 0) {
        return NaN;
      }
      toWords.assign(x, WORDS2, 1, 0);
      hx = WORDS2[0] | 0;
      lx = WORDS2[1];
      k = 0 | 0;
      if (hx < HIGH_MIN_NORMAL_EXP) {
        if ((hx & ABS_MASK | lx) === 0) {
          return NINF;
        }
        k -= 54 | 0;
        x *= TWO54;
        hx = getHighWord(x) | 0;
      }
      if (hx >= HIGH_MAX_NORMAL_EXP) {
        return x + x;
      }
      if (hx === HIGH_BIASED_EXP_0 && lx === 0) {
        return 0;
      }
      k += (hx >> 20) - BIAS | 0;
      hx &= HIGH_SIGNIFICAND_MASK;
      i = hx + 614244 & HIGH_MIN_NORMAL_EXP | 0;
      x = setHighWord(x, hx | i ^ HIGH_BIASED_EXP_0);
      k += i >> 20 | 0;
      y = k;
      f = x - 1;
      hfsq = 0.5 * f * f;
      R = kernelLog1p(f);
      hi = f - hfsq;
      hi = setLowWord(hi, 0);
      lo = f - hi - hfsq + R;
      valHi = hi * IVLN10HI;
      y2 = y * LOG10_2HI;
      valLo = y * LOG10_2LO + (lo + hi) * IVLN10LO + lo * IVLN10HI;
      w = y2 + valHi;
      valLo += y2 - w + valHi;
      valHi = w;
      return valLo + valHi;
    }
    module.exports = log10;
  }
});

// node_modules/@stdlib/math-base-special-log10/lib/index.js
var require_lib99 = __commonJS({
  "node_modules/@stdlib/math-base-special-log10/lib/index.js"(exports, module) {
    "use strict";
    var log10 = require_main76();
    module.exports = log10;
  }
});

// node_modules/@stdlib/math-base-special-sinh/lib/rational_pq.js
var require_rational_pq4 = __commonJS({
  "node_modules/@stdlib/math-base-special-sinh/lib/rational_pq.js"(exports, module) {
    "use strict";
    function evalrational(x) {
      var ax;
      var s1;
      var s2;
      if (x === 0) {
        return 0.16666666666666666;
      }
      if (x < 0) {
        ax = -x;
      } else {
        ax = x;
      }
      if (ax <= 1) {
        s1 = -351754.9648081514 + x * (-11561.443576500522 + x * (-163.72585752598383 + x * -0.789474443963537));
        s2 = -2.1105297888489086e6 + x * (36157.827983443196 + x * (-277.7110814206028 + x * 1));
      } else {
        x = 1 / x;
        s1 = -0.789474443963537 + x * (-163.72585752598383 + x * (-11561.443576500522 + x * -351754.9648081514));
        s2 = 1 + x * (-277.7110814206028 + x * (36157.827983443196 + x * -2.1105297888489086e6));
      }
      return s1 / s2;
    }
    module.exports = evalrational;
  }
});

// node_modules/@stdlib/math-base-special-sinh/lib/main.js
var require_main77 = __commonJS({
  "node_modules/@stdlib/math-base-special-sinh/lib/main.js"(exports, module) {
    "use strict";
    var PINF = require_lib2();
    var NINF = require_lib6();
    var abs = require_lib55();
    var exp2 = require_lib71();
    var LN2 = require_lib85();
    var rateval = require_rational_pq4();
    var MAXLOG = 709.782712893384;
    var MINLOG = -708.3964185322641;
    var POS_OVERFLOW = MAXLOG + LN2;
    var NEG_OVERFLOW = MINLOG - LN2;
    var LARGE2 = MAXLOG - LN2;
    function sinh(x) {
      var a;
      if (x === 0) {
        return x;
      }
      if (x > POS_OVERFLOW || x < NEG_OVERFLOW) {
        return x > 0 ? PINF : NINF;
      }
      a = abs(x);
      if (a > 1) {
        if (a >= LARGE2) {
          a = exp2(0.5 * a);
          a *= 0.5 * a;
          if (x < 0) {
            a = -a;
          }
          return a;
        }
        a = exp2(a);
        a = 0.5 * a - 0.5 / a;
        if (x < 0) {
          a = -a;
        }
        return a;
      }
      a *= a;
      return x + x * a * rateval(a);
    }
    module.exports = sinh;
  }
});

// node_modules/@stdlib/math-base-special-sinh/lib/index.js
var require_lib100 = __commonJS({
  "node_modules/@stdlib/math-base-special-sinh/lib/index.js"(exports, module) {
    "use strict";
    var main = require_main77();
    module.exports = main;
  }
});

// node_modules/@stdlib/math-base-special-kernel-tan/lib/polyval_t_odd.js
var require_polyval_t_odd = __commonJS({
  "node_modules/@stdlib/math-base-special-kernel-tan/lib/polyval_t_odd.js"(exports, module) {
    "use strict";
    function evalpoly(x) {
      if (x === 0) {
        return 0.13333333333320124;
      }
      return 0.13333333333320124 + x * (0.021869488294859542 + x * (0.0035920791075913124 + x * (5880412408202641e-19 + x * (7817944429395571e-20 + x * -18558637485527546e-21))));
    }
    module.exports = evalpoly;
  }
});

// node_modules/@stdlib/math-base-special-kernel-tan/lib/polyval_t_even.js
var require_polyval_t_even = __commonJS({
  "node_modules/@stdlib/math-base-special-kernel-tan/lib/polyval_t_even.js"(exports, module) {
    "use strict";
    function evalpoly(x) {
      if (x === 0) {
        return 0.05396825397622605;
      }
      return 0.05396825397622605 + x * (0.0088632398235993 + x * (0.0014562094543252903 + x * (2464631348184699e-19 + x * (7140724913826082e-20 + x * 2590730518636337e-20))));
    }
    module.exports = evalpoly;
  }
});

// node_modules/@stdlib/math-base-special-kernel-tan/lib/main.js
var require_main78 = __commonJS({
  "node_modules/@stdlib/math-base-special-kernel-tan/lib/main.js"(exports, module) {
    "use strict";
    var getHighWord = require_lib38();
    var setLowWord = require_lib73();
    var polyvalOdd = require_polyval_t_odd();
    var polyvalEven = require_polyval_t_even();
    var PIO4 = 0.7853981633974483;
    var PIO4LO = 3061616997868383e-32;
    var T0 = 0.3333333333333341;
    var HIGH_WORD_ABS_MASK = 2147483647 | 0;
    function kernelTan(x, y, k) {
      var hx;
      var ix;
      var a;
      var r;
      var s;
      var t;
      var v2;
      var w;
      var z;
      hx = getHighWord(x);
      ix = hx & HIGH_WORD_ABS_MASK | 0;
      if (ix >= 1072010280) {
        if (x < 0) {
          x = -x;
          y = -y;
        }
        z = PIO4 - x;
        w = PIO4LO - y;
        x = z + w;
        y = 0;
      }
      z = x * x;
      w = z * z;
      r = polyvalOdd(w);
      v2 = z * polyvalEven(w);
      s = z * x;
      r = y + z * (s * (r + v2) + y);
      r += T0 * s;
      w = x + r;
      if (ix >= 1072010280) {
        v2 = k;
        return (1 - (hx >> 30 & 2)) * (v2 - 2 * (x - (w * w / (w + v2) - r)));
      }
      if (k === 1) {
        return w;
      }
      z = setLowWord(w, 0);
      v2 = r - (z - x);
      a = -1 / w;
      t = setLowWord(a, 0);
      s = 1 + t * z;
      return t + a * (s + t * v2);
    }
    module.exports = kernelTan;
  }
});

// node_modules/@stdlib/math-base-special-kernel-tan/lib/index.js
var require_lib101 = __commonJS({
  "node_modules/@stdlib/math-base-special-kernel-tan/lib/index.js"(exports, module) {
    "use strict";
    var main = require_main78();
    module.exports = main;
  }
});

// node_modules/@stdlib/math-base-special-tan/lib/main.js
var require_main79 = __commonJS({
  "node_modules/@stdlib/math-base-special-tan/lib/main.js"(exports, module) {
    "use strict";
    var getHighWord = require_lib38();
    var kernelTan = require_lib101();
    var rempio2 = require_lib62();
    var HIGH_WORD_ABS_MASK = require_lib10();
    var HIGH_WORD_EXPONENT_MASK = require_lib46();
    var buffer = [0, 0];
    var HIGH_WORD_PIO4 = 1072243195 | 0;
    var HIGH_WORD_TWO_NEG_27 = 1044381696 | 0;
    function tan(x) {
      var ix;
      var n2;
      ix = getHighWord(x);
      ix &= HIGH_WORD_ABS_MASK;
      if (ix <= HIGH_WORD_PIO4) {
        if (ix < HIGH_WORD_TWO_NEG_27) {
          return x;
        }
        return kernelTan(x, 0, 1);
      }
      if (ix >= HIGH_WORD_EXPONENT_MASK) {
        return NaN;
      }
      n2 = rempio2(x, buffer);
      return kernelTan(buffer[0], buffer[1], 1 - ((n2 & 1) << 1));
    }
    module.exports = tan;
  }
});

// node_modules/@stdlib/math-base-special-tan/lib/index.js
var require_lib102 = __commonJS({
  "node_modules/@stdlib/math-base-special-tan/lib/index.js"(exports, module) {
    "use strict";
    var main = require_main79();
    module.exports = main;
  }
});

// src/numerics/expressionFunctions.ts
var import_math_base_special_acos, import_math_base_special_acosh, import_math_base_special_asin, import_math_base_special_asinh, import_math_base_special_atanh, import_math_base_special_cbrt, import_math_base_special_cosh, import_math_base_special_log2, import_math_base_special_log10, import_math_base_special_pow, import_math_base_special_sinh, import_math_base_special_tan;
var init_expressionFunctions = __esm({
  "src/numerics/expressionFunctions.ts"() {
    "use strict";
    import_math_base_special_acos = __toESM(require_lib90(), 1);
    import_math_base_special_acosh = __toESM(require_lib92(), 1);
    import_math_base_special_asin = __toESM(require_lib89(), 1);
    import_math_base_special_asinh = __toESM(require_lib93(), 1);
    import_math_base_special_atanh = __toESM(require_lib94(), 1);
    import_math_base_special_cbrt = __toESM(require_lib95(), 1);
    import_math_base_special_cosh = __toESM(require_lib96(), 1);
    import_math_base_special_log2 = __toESM(require_lib98(), 1);
    import_math_base_special_log10 = __toESM(require_lib99(), 1);
    import_math_base_special_pow = __toESM(require_lib86(), 1);
    import_math_base_special_sinh = __toESM(require_lib100(), 1);
    import_math_base_special_tan = __toESM(require_lib102(), 1);
  }
});

// equations/expressionFunctions.ts
function rounded(x) {
  return x < 0 ? -Math.floor(0.5 - x) : Math.floor(x + 0.5);
}
function complementCurvature(x, first) {
  if (x < FAR) return -first * (2 * x + first);
  const z = 1 / (2 * x * x);
  let term = 1;
  let series = 0;
  for (let k = 1; k < 30; k++) {
    const next = -term * (2 * k - 1) * z;
    if (Math.abs(next) >= Math.abs(term)) break;
    term = next;
    series += term;
  }
  return -first * (2 * x * series / (1 + series));
}
function realPower(x, n2) {
  if (n2 === 2) return x * x;
  if (n2 === 1) return x;
  if (n2 === 3) return x * x * x;
  if (n2 === 0.5) return Math.sqrt(x);
  if (n2 === -1) return 1 / x;
  if (n2 === 0) return 1;
  return (0, import_math_base_special_pow.default)(x, n2);
}
var import_math_base_special_gamma, TWO_OVER_ROOT_PI, identity, zero, sineOfTurns, FUNCTIONS, FAR;
var init_expressionFunctions2 = __esm({
  "equations/expressionFunctions.ts"() {
    "use strict";
    import_math_base_special_gamma = __toESM(require_lib88(), 1);
    init_elementary();
    init_expressionFunctions();
    init_normal();
    TWO_OVER_ROOT_PI = 2 / Math.sqrt(Math.PI);
    identity = (x) => x;
    zero = () => 0;
    sineOfTurns = (x) => (0, import_math_base_special_sin.default)(Math.PI * (x - 2 * Math.round(0.5 * x)));
    FUNCTIONS = {
      abs: { value: Math.abs, first: Math.sign, second: zero, parity: 1, range: [0, Infinity], turnsAt: identity },
      acos: {
        value: import_math_base_special_acos.default,
        first: (x) => -1 / Math.sqrt(1 - x * x),
        second: (x, _value, first) => x * first * first * first,
        domain: "[-1, 1]",
        range: [0, Math.PI]
      },
      acosh: {
        value: import_math_base_special_acosh.default,
        first: (x) => 1 / Math.sqrt(x * x - 1),
        second: (x, _value, first) => -x * first * first * first,
        domain: "[1, Infinity)",
        range: [0, Infinity]
      },
      asin: {
        value: import_math_base_special_asin.default,
        first: (x) => 1 / Math.sqrt(1 - x * x),
        second: (x, _value, first) => x * first * first * first,
        parity: -1,
        domain: "[-1, 1]",
        range: [-Math.PI / 2, Math.PI / 2]
      },
      asinh: {
        value: import_math_base_special_asinh.default,
        first: (x) => 1 / Math.hypot(1, x),
        second: (x, _value, first) => -x * first * first * first,
        parity: -1
      },
      atan: {
        value: import_math_base_special_atan.default,
        first: (x) => 1 / (1 + x * x),
        second: (x, _value, first) => -2 * x * first * first,
        parity: -1,
        range: [-Math.PI / 2, Math.PI / 2]
      },
      atanh: {
        value: import_math_base_special_atanh.default,
        first: (x) => 1 / ((1 - x) * (1 + x)),
        second: (x, _value, first) => 2 * x * first * first,
        parity: -1,
        domain: "[-1, 1]"
      },
      cbrt: {
        value: import_math_base_special_cbrt.default,
        first: (x, value) => value / (3 * x),
        second: (x, _value, first) => -2 * first / (3 * x),
        parity: -1
      },
      ceil: { value: Math.ceil, turnsAt: sineOfTurns },
      cos: { value: import_math_base_special_cos.default, first: (x) => -(0, import_math_base_special_sin.default)(x), second: (_x, value) => -value, parity: 1, range: [-1, 1] },
      cosh: { value: import_math_base_special_cosh.default, first: import_math_base_special_sinh.default, second: (_x, value) => value, parity: 1, range: [1, Infinity] },
      cot: {
        value: (x) => 1 / (0, import_math_base_special_tan.default)(x),
        first: (_x, value) => -1 - value * value,
        second: (_x, value, first) => -2 * value * first,
        parity: -1
      },
      coth: {
        value: (x) => 1 / (0, import_math_base_special_tanh.default)(x),
        first: (x) => -1 / (0, import_math_base_special_sinh.default)(x) ** 2,
        second: (_x, value, first) => -2 * value * first,
        parity: -1
      },
      csc: {
        value: (x) => 1 / (0, import_math_base_special_sin.default)(x),
        first: (x, value) => -(0, import_math_base_special_cos.default)(x) * value * value,
        second: (_x, value) => value * (2 * value * value - 1),
        parity: -1
      },
      csch: {
        value: (x) => 1 / (0, import_math_base_special_sinh.default)(x),
        first: (x, value) => -(0, import_math_base_special_cosh.default)(x) * value * value,
        second: (_x, value) => value * (1 + 2 * value * value),
        parity: -1
      },
      erf: {
        value: erf,
        first: (x) => TWO_OVER_ROOT_PI * exp(-x * x),
        second: (x, _value, first) => -2 * x * first,
        parity: -1,
        range: [-1, 1]
      },
      erfc: {
        value: erfc,
        first: (x) => -TWO_OVER_ROOT_PI * exp(-x * x),
        second: (x, _value, first) => -2 * x * first,
        logarithm: {
          value: logErfc,
          first: (x) => -TWO_OVER_ROOT_PI * (x < 1 ? exp(-x * x) / erfc(x) : 1 / scaledErfc(x)),
          second: complementCurvature
        },
        range: [0, 2]
      },
      expm1: { value: import_math_base_special_expm1.default, first: exp, second: exp, range: [-1, Infinity] },
      floor: { value: Math.floor, turnsAt: sineOfTurns },
      gamma: { value: import_math_base_special_gamma.default, domain: "all numbers but 0, -1, -2, ..." },
      heaviside: {
        value: (x) => 0.5 * (1 + Math.sign(x)),
        first: zero,
        second: zero,
        range: [0, 1],
        turnsAt: identity
      },
      relu: {
        value: (x) => x > 0 ? x : Math.max(0, x),
        first: (x) => x > 0 ? 1 : 0,
        second: zero,
        range: [0, Infinity],
        turnsAt: identity
      },
      round: { value: rounded, parity: -1, turnsAt: (x) => sineOfTurns(x - 0.5) },
      sec: {
        value: (x) => 1 / (0, import_math_base_special_cos.default)(x),
        first: (x, value) => (0, import_math_base_special_sin.default)(x) * value * value,
        second: (_x, value) => value * (2 * value * value - 1),
        parity: 1
      },
      sech: {
        value: (x) => 1 / (0, import_math_base_special_cosh.default)(x),
        first: (x, value) => -(0, import_math_base_special_tanh.default)(x) * value,
        second: (_x, value) => value * (1 - 2 * value * value),
        parity: 1,
        range: [0, 1]
      },
      sign: { value: Math.sign, first: zero, second: zero, parity: -1, range: [-1, 1], turnsAt: identity },
      sin: { value: import_math_base_special_sin.default, first: import_math_base_special_cos.default, second: (_x, value) => -value, parity: -1, range: [-1, 1] },
      sinh: { value: import_math_base_special_sinh.default, first: import_math_base_special_cosh.default, second: (_x, value) => value, parity: -1 },
      tan: {
        value: import_math_base_special_tan.default,
        first: (_x, value) => 1 + value * value,
        second: (_x, value, first) => 2 * value * first,
        parity: -1
      },
      tanh: {
        value: import_math_base_special_tanh.default,
        first: (x) => 1 / (0, import_math_base_special_cosh.default)(x) ** 2,
        second: (_x, value, first) => -2 * value * first,
        parity: -1,
        range: [-1, 1]
      }
    };
    FAR = 8;
  }
});

// equations/expressionOperations.ts
function isNormal(x) {
  const size2 = Math.abs(x);
  return size2 >= SMALLEST_NORMAL && size2 <= LARGEST;
}
function logOf(column2, i) {
  const value = column2.value[i];
  return isNormal(value) ? log(Math.abs(value)) : column2.logValue[i];
}
function logOfSum(a, b, sign) {
  const large = Math.max(a, b);
  const small = Math.min(a, b);
  if (small === Number.NEGATIVE_INFINITY || large === Number.POSITIVE_INFINITY) return large;
  return large + (0, import_math_base_special_log1p.default)(sign * exp(small - large));
}
function signOf(x) {
  return x < 0 || Object.is(x, -0) ? -1 : 1;
}
function logsFromOwn(out, i) {
  const value = out.value[i];
  const first = out.first[i] / value;
  out.logFirst[i] = first;
  out.logSecond[i] = out.second[i] / value - first * first;
  if (!isNormal(value)) out.logValue[i] = log(Math.abs(value));
}
function setLogs(out, i, logFirst, logSecond) {
  if (Number.isFinite(logFirst) && Number.isFinite(logSecond)) {
    out.logFirst[i] = logFirst;
    out.logSecond[i] = logSecond;
  } else logsFromOwn(out, i);
}
function passes(column2, i) {
  return column2.value[i] === 0 && (column2.first[i] !== 0 || column2.second[i] !== 0) && column2.logValue[i] === -Infinity;
}
function sum(sign) {
  const evaluate = ({ a, b, out, logs }, n2) => {
    for (let i = 0; i < n2; i++) {
      const value = a.value[i] + sign * b.value[i];
      out.value[i] = value;
      if (logs && !isNormal(value)) {
        const signs = sign * signOf(a.value[i]) * signOf(b.value[i]);
        const [left, right] = [logOf(a, i), logOf(b, i)];
        out.logValue[i] = logOfSum(left, right, signs);
        if (Number.isNaN(value) && left !== right) out.value[i] = left > right ? a.value[i] : sign * b.value[i];
      }
    }
  };
  const differentiate = (step, n2) => {
    evaluate(step, n2);
    const { a, b, out, logs } = step;
    for (let i = 0; i < n2; i++) {
      out.first[i] = a.first[i] + sign * b.first[i];
      out.second[i] = a.second[i] + sign * b.second[i];
    }
    if (!logs) return;
    for (let i = 0; i < n2; i++) {
      if (passes(a, i) || passes(b, i)) {
        logsFromOwn(out, i);
        continue;
      }
      const p2 = shareOf(a, out, i);
      const q = sign * shareOf(b, out, i);
      const aFirst = p2 === 0 ? 0 : a.logFirst[i];
      const bFirst = q === 0 ? 0 : b.logFirst[i];
      const bends = (p2 === 0 ? 0 : p2 * a.logSecond[i]) + (q === 0 ? 0 : q * b.logSecond[i]);
      const gap = p2 === 0 || q === 0 ? 0 : aFirst - bFirst;
      setLogs(out, i, p2 * aFirst + q * bFirst, bends + p2 * q * gap * gap);
    }
  };
  return { arity: [2, 2], evaluate, differentiate, parity: bothOr };
}
function shareOf(part, whole, i) {
  const above = part.value[i];
  const below = whole.value[i];
  if (isNormal(below) && (isNormal(above) || above === 0)) return above / below;
  return signOf(above) * signOf(below) * exp(logOf(part, i) - logOf(whole, i));
}
function evaluateProduct({ a, b, out, logs }, n2) {
  for (let i = 0; i < n2; i++) {
    const value = a.value[i] * b.value[i];
    out.value[i] = value;
    if (logs && !isNormal(value)) out.logValue[i] = logOf(a, i) + logOf(b, i);
  }
}
function differentiateProduct(step, n2) {
  evaluateProduct(step, n2);
  const { a, b, out, logs } = step;
  if (a.constant !== void 0 || b.constant !== void 0) {
    const factor = a.constant ?? b.constant;
    const other = a.constant === void 0 ? a : b;
    for (let i = 0; i < n2; i++) {
      out.first[i] = factor * other.first[i];
      out.second[i] = factor * other.second[i];
    }
  } else {
    for (let i = 0; i < n2; i++) {
      const x = a.value[i];
      const y = b.value[i];
      const dx = a.first[i];
      const dy = b.first[i];
      out.first[i] = dx * y + x * dy;
      out.second[i] = a.second[i] * y + 2 * dx * dy + x * b.second[i];
    }
  }
  if (!logs) return;
  for (let i = 0; i < n2; i++) {
    setLogs(out, i, a.logFirst[i] + b.logFirst[i], a.logSecond[i] + b.logSecond[i]);
  }
}
function evaluateQuotient({ a, b, out, logs }, n2) {
  for (let i = 0; i < n2; i++) {
    const value = a.value[i] / b.value[i];
    out.value[i] = value;
    if (logs && !isNormal(value)) out.logValue[i] = logOf(a, i) - logOf(b, i);
  }
}
function differentiateQuotient(step, n2) {
  evaluateQuotient(step, n2);
  const { a, b, out, logs } = step;
  for (let i = 0; i < n2; i++) {
    const below = b.value[i];
    const value = out.value[i];
    const first = (a.first[i] - value * b.first[i]) / below;
    out.first[i] = first;
    out.second[i] = (a.second[i] - 2 * first * b.first[i] - value * b.second[i]) / below;
    if (logs) setLogs(out, i, a.logFirst[i] - b.logFirst[i], a.logSecond[i] - b.logSecond[i]);
  }
}
function evaluateNegative({ a, out, logs }, n2) {
  for (let i = 0; i < n2; i++) {
    out.value[i] = -a.value[i];
    if (logs) out.logValue[i] = a.logValue[i];
  }
}
function differentiateNegative(step, n2) {
  evaluateNegative(step, n2);
  const { a, out, logs } = step;
  for (let i = 0; i < n2; i++) {
    out.first[i] = -a.first[i];
    out.second[i] = -a.second[i];
    if (!logs) continue;
    out.logFirst[i] = a.logFirst[i];
    out.logSecond[i] = a.logSecond[i];
  }
}
function evaluateExponential({ a, out, logs }, n2) {
  for (let i = 0; i < n2; i++) {
    out.value[i] = exp(a.value[i]);
    if (logs) out.logValue[i] = a.value[i];
  }
}
function differentiateExponential(step, n2) {
  evaluateExponential(step, n2);
  const { a, out, logs } = step;
  for (let i = 0; i < n2; i++) {
    const value = out.value[i];
    const first = a.first[i];
    out.first[i] = value * first;
    out.second[i] = value * (a.second[i] + first * first);
    if (!logs) continue;
    out.logFirst[i] = first;
    out.logSecond[i] = a.second[i];
  }
}
function logarithm(of, unit, shifted = false) {
  const evaluate = ({ a, b, out }, n2) => {
    for (let i = 0; i < n2; i++) {
      const value = shifted ? b.value[i] : a.value[i];
      const known = isNormal(value) || !(value >= 0);
      out.value[i] = known ? of(a.value[i]) : (shifted ? b : a).logValue[i] / unit;
    }
  };
  const differentiate = (step, n2) => {
    evaluate(step, n2);
    const { out, logs } = step;
    const inner = shifted ? step.b : step.a;
    for (let i = 0; i < n2; i++) {
      out.first[i] = unit === 1 ? inner.logFirst[i] : inner.logFirst[i] / unit;
      out.second[i] = unit === 1 ? inner.logSecond[i] : inner.logSecond[i] / unit;
      if (logs) logsFromOwn(out, i);
    }
  };
  return {
    arity: [1, 1],
    evaluate,
    differentiate,
    parity: (a, b) => even(a, b),
    domain: shifted ? "[-1, Infinity)" : "[0, Infinity)"
  };
}
function evaluateConstantPower({ a, b, out, logs }, n2) {
  const power = b.constant;
  for (let i = 0; i < n2; i++) {
    const value = realPower(a.value[i], power);
    out.value[i] = value;
    if (logs && !isNormal(value)) out.logValue[i] = power * logOf(a, i);
  }
}
function differentiateConstantPower(step, n2) {
  evaluateConstantPower(step, n2);
  const { a, b, out, logs } = step;
  const power = b.constant;
  for (let i = 0; i < n2; i++) {
    const x = a.value[i];
    const dx = a.first[i];
    const value = out.value[i];
    const exact2 = power === 2 || power === 3 || !isNormal(value);
    const rise = exact2 ? power * realPower(x, power - 1) : power * value / x;
    const bend = exact2 ? power * (power - 1) * realPower(x, power - 2) : (power - 1) * rise / x;
    out.first[i] = rise * dx;
    out.second[i] = bend * dx * dx + rise * a.second[i];
    if (logs) setLogs(out, i, power * a.logFirst[i], power * a.logSecond[i]);
  }
}
function evaluatePower(step, n2) {
  if (step.b.constant !== void 0) {
    evaluateConstantPower(step, n2);
    return;
  }
  const { a, b, out, logs } = step;
  for (let i = 0; i < n2; i++) {
    const value = (0, import_math_base_special_pow.default)(a.value[i], b.value[i]);
    out.value[i] = value;
    if (logs && !isNormal(value)) out.logValue[i] = b.value[i] * logOf(a, i);
  }
}
function differentiatePower(step, n2) {
  if (step.b.constant !== void 0) {
    differentiateConstantPower(step, n2);
    return;
  }
  evaluatePower(step, n2);
  const { a, b, out, logs } = step;
  for (let i = 0; i < n2; i++) {
    const x = a.value[i];
    const dx = a.first[i];
    const y = b.value[i];
    const dy = b.first[i];
    const value = out.value[i];
    if (dy === 0 && b.second[i] === 0) {
      const rise = y * realPower(x, y - 1);
      out.first[i] = y === 0 ? 0 : rise * dx;
      out.second[i] = y === 0 ? 0 : y * (y - 1) * realPower(x, y - 2) * dx * dx + rise * a.second[i];
      if (logs) setLogs(out, i, y * a.logFirst[i], y * a.logSecond[i]);
      continue;
    }
    const size2 = log(x);
    const lean = dx / x;
    const bend = a.second[i] / x - lean * lean;
    const first = dy * size2 + y * lean;
    const second = b.second[i] * size2 + 2 * dy * lean + y * bend;
    out.first[i] = value * first;
    out.second[i] = value * (second + first * first);
    if (logs) setLogs(out, i, first, second);
  }
}
function evaluateRoot({ a, b, out, logs }, n2) {
  for (let i = 0; i < n2; i++) {
    const x = a.value[i];
    const degree = b.value[i];
    const odd = Math.abs(degree % 2) === 1;
    out.value[i] = x < 0 ? odd ? -realPower(-x, 1 / degree) : Number.NaN : realPower(x, 1 / degree);
    if (logs && !isNormal(out.value[i])) out.logValue[i] = logOf(a, i) / degree;
  }
}
function differentiateRoot(step, n2) {
  evaluateRoot(step, n2);
  const { a, b, out, logs } = step;
  for (let i = 0; i < n2; i++) {
    const x = a.value[i];
    const dx = a.first[i];
    const power = 1 / b.value[i];
    const rise = power * out.value[i] / x;
    out.first[i] = rise * dx;
    out.second[i] = rise * (power - 1) * dx * dx / x + rise * a.second[i];
    if (logs) setLogs(out, i, power * a.logFirst[i], power * a.logSecond[i]);
  }
}
function copy(from, { out, logs }, i, derivatives) {
  out.value[i] = from.value[i];
  if (logs) out.logValue[i] = from.logValue[i];
  if (!derivatives) return;
  out.first[i] = from.first[i];
  out.second[i] = from.second[i];
  if (!logs) return;
  out.logFirst[i] = from.logFirst[i];
  out.logSecond[i] = from.logSecond[i];
}
function extreme(larger) {
  const choose = (step, n2, derivatives) => {
    const { a, b } = step;
    for (let i = 0; i < n2; i++) {
      const first = !Number.isNaN(b.value[i]) && a.value[i] > b.value[i] === larger;
      copy(first ? a : b, step, i, derivatives);
    }
  };
  return {
    arity: [1, Number.POSITIVE_INFINITY],
    evaluate: (step, n2) => choose(step, n2, false),
    differentiate: (step, n2) => choose(step, n2, true),
    parity: (a, b) => even(a, b)
  };
}
function chooseBranch(step, n2, derivatives) {
  for (let i = 0; i < n2; i++) copy(step.a.value[i] !== 0 ? step.b : step.c, step, i, derivatives);
}
function predicate(arity, holds) {
  const evaluate = ({ a, b, out }, n2) => {
    for (let i = 0; i < n2; i++) out.value[i] = holds(a.value[i], b.value[i]) ? 1 : 0;
  };
  const differentiate = (step, n2) => {
    evaluate(step, n2);
    flatten(step, n2);
  };
  return { arity: [arity, arity], evaluate, differentiate, parity: (a, b) => even(a, arity === 1 ? 1 : b) };
}
function flatten({ out, logs }, n2) {
  out.first.fill(0, 0, n2);
  out.second.fill(0, 0, n2);
  if (!logs) return;
  out.logFirst.fill(0, 0, n2);
  out.logSecond.fill(0, 0, n2);
  for (let i = 0; i < n2; i++) if (!isNormal(out.value[i])) out.logValue[i] = log(Math.abs(out.value[i]));
}
function valueOnly(arity, f) {
  const evaluate = ({ a, b, out }, n2) => {
    for (let i = 0; i < n2; i++) out.value[i] = f(a.value[i], b.value[i]);
  };
  return { arity: [arity, arity], evaluate, differentiate: void 0, parity: (a, b) => even(a, arity === 1 ? 1 : b) };
}
function elementwise(entry) {
  const { value, first, second, logarithm: logs, domain } = entry;
  const parity = entry.parity ?? 0;
  const evaluate = (step, n2) => {
    const { a, out } = step;
    for (let i = 0; i < n2; i++) out.value[i] = value(a.value[i]);
    if (!step.logs) return;
    for (let i = 0; i < n2; i++) {
      const found2 = out.value[i];
      if (!isNormal(found2)) out.logValue[i] = logs === void 0 ? log(Math.abs(found2)) : logs.value(a.value[i]);
    }
  };
  const differentiate = (step, n2) => {
    evaluate(step, n2);
    const { a, out } = step;
    for (let i = 0; i < n2; i++) {
      const x = a.value[i];
      const dx = a.first[i];
      const found2 = out.value[i];
      const slope = first(x, found2);
      out.first[i] = slope * dx;
      out.second[i] = second(x, found2, slope) * dx * dx + slope * a.second[i];
      if (!step.logs) continue;
      if (logs === void 0) logsFromOwn(out, i);
      else {
        const lean = logs.first(x);
        setLogs(out, i, lean * dx, logs.second(x, lean) * dx * dx + lean * a.second[i]);
      }
    }
  };
  return {
    arity: [1, 1],
    evaluate,
    differentiate: first === void 0 || second === void 0 ? void 0 : differentiate,
    parity: (a) => a === 1 ? 1 : a === -1 ? parity : 0,
    ...domain === void 0 ? {} : { domain }
  };
}
var LARGEST, bothOr, product, even, OPERATIONS;
var init_expressionOperations = __esm({
  "equations/expressionOperations.ts"() {
    "use strict";
    init_elementary();
    init_expressionFunctions();
    init_powersOfTwo();
    init_expressionFunctions2();
    LARGEST = Number.MAX_VALUE;
    bothOr = (a, b) => a === b ? a : 0;
    product = (a, b) => a === 0 || b === 0 ? 0 : a * b;
    even = (a, b = 1, c = 1) => a === 1 && b === 1 && c === 1 ? 1 : 0;
    OPERATIONS = {
      ...Object.fromEntries(Object.entries(FUNCTIONS).map(([name2, entry]) => [name2, elementwise(entry)])),
      add: sum(1),
      subtract: sum(-1),
      multiply: { arity: [2, 2], evaluate: evaluateProduct, differentiate: differentiateProduct, parity: product },
      divide: { arity: [2, 2], evaluate: evaluateQuotient, differentiate: differentiateQuotient, parity: product },
      unaryMinus: { arity: [1, 1], evaluate: evaluateNegative, differentiate: differentiateNegative, parity: (a) => a },
      pow: { arity: [2, 2], evaluate: evaluatePower, differentiate: differentiatePower, parity: (a, b) => even(a, b) },
      nthRoot: { arity: [1, 2], evaluate: evaluateRoot, differentiate: differentiateRoot, parity: (a, b) => even(a, b) },
      exp: {
        arity: [1, 1],
        evaluate: evaluateExponential,
        differentiate: differentiateExponential,
        parity: (a) => even(a)
      },
      log: { ...logarithm(log, 1), arity: [1, 2] },
      log2: logarithm(import_math_base_special_log2.default, Math.LN2),
      log10: logarithm(import_math_base_special_log10.default, Math.LN10),
      log1p: logarithm(import_math_base_special_log1p.default, 1, true),
      max: extreme(true),
      min: extreme(false),
      conditional: {
        arity: [3, 3],
        evaluate: (step, n2) => chooseBranch(step, n2, false),
        differentiate: (step, n2) => chooseBranch(step, n2, true),
        parity: (a, b, c) => a === 1 ? bothOr(b, c) : 0
      },
      smaller: predicate(2, (a, b) => a < b),
      smallerEq: predicate(2, (a, b) => a <= b),
      larger: predicate(2, (a, b) => a > b),
      largerEq: predicate(2, (a, b) => a >= b),
      equal: predicate(2, (a, b) => a === b),
      unequal: predicate(2, (a, b) => a !== b),
      and: predicate(2, (a, b) => a !== 0 && b !== 0),
      or: predicate(2, (a, b) => a !== 0 || b !== 0),
      xor: predicate(2, (a, b) => a !== 0 !== (b !== 0)),
      not: predicate(1, (a) => a === 0),
      mod: valueOnly(2, (a, b) => a - b * Math.floor(a / b)),
      factorial: valueOnly(1, (a) => (0, import_math_base_special_gamma.default)(a + 1))
    };
  }
});

// equations/expressionTape.ts
var expressionTape_exports = {};
__export(expressionTape_exports, {
  BLOCK: () => BLOCK,
  FUNCTION_NAMES: () => FUNCTION_NAMES,
  compileTape: () => compileTape
});
function compileTape(root, variable) {
  requireKnownNames(root, variable);
  const drafts = [];
  const switchColumns = [];
  const underivable = [];
  const compiled = /* @__PURE__ */ new Map();
  const variableColumn = column(void 0);
  const numberOf = (value) => {
    const key = `number ${Object.is(value, -0) ? "-0" : value}`;
    const known = compiled.get(key);
    if (known !== void 0) return known;
    const made = { column: column(value), parity: 1, step: -1 };
    compiled.set(key, made);
    keys.set(made, key);
    return made;
  };
  const keys = /* @__PURE__ */ new Map();
  const theVariable = { column: variableColumn, parity: -1, step: -1 };
  keys.set(theVariable, "x");
  const apply = (name2, args) => {
    const operation2 = OPERATIONS[name2];
    const [a, b, c] = args;
    const key = `${name2}(${args.map((one) => keys.get(one)).join(",")})`;
    const known = compiled.get(key);
    if (known !== void 0) return known;
    const power = name2 === "pow" ? b?.column.constant : void 0;
    if (power === 0) return numberOf(1);
    if (power === 1) return a;
    if (args.every(({ column: { constant } }) => constant !== void 0)) {
      const out2 = column(void 0);
      operation2.evaluate(stepOf(operation2, args, out2, false), 1);
      return numberOf(out2.value[0]);
    }
    if (operation2.differentiate === void 0)
      underivable.push(name2 === "factorial" ? "!" : name2 === "mod" ? "%" : name2);
    const integer = power !== void 0 && Number.isInteger(power);
    const parity = integer ? power % 2 === 0 ? a.parity ** 2 : a.parity : operation2.parity(a.parity, b?.parity ?? 1, c?.parity ?? 1);
    const made = { column: column(void 0), parity, step: drafts.length };
    drafts.push({ name: name2, operation: operation2, args, out: made.column, logs: false });
    compiled.set(key, made);
    keys.set(made, key);
    return made;
  };
  const logarithmOf = (a) => {
    const { name: name2, args } = drafts[a.step] ?? { name: "", args: [] };
    const small = name2 === "add" ? args.find((_, i) => args[1 - i]?.column.constant === 1) : void 0;
    return small === void 0 ? apply("log", [a]) : apply("log1p", [small, a]);
  };
  const decide = (a, of) => {
    switchColumns.push({ column: a.column, of });
  };
  const compile = (node) => {
    if (node.kind === "number") return numberOf(node.value);
    if (node.kind === "symbol") return node.name === variable ? theVariable : numberOf(SYMBOLS[node.name]);
    const { name: name2 } = node;
    const rewritten = Object.hasOwn(REWRITTEN, name2) ? REWRITTEN[name2] : void 0;
    const [least2, most] = rewritten === void 0 ? OPERATIONS[name2].arity : [1, 1];
    if (node.args.length < least2 || node.args.length > most) {
      throw new Error(`${name2} does not take ${node.args.length} arguments`);
    }
    if (rewritten !== void 0) return compile(rewritten(node.args[0]));
    const complement = name2 === "add" || name2 === "subtract" ? complementOf(node.args, name2, variable) : void 0;
    if (complement !== void 0) return compile(complement);
    const args = node.args.map(compile);
    const a = args[0];
    const b = args[1];
    const turnsAt = Object.hasOwn(FUNCTIONS, name2) ? FUNCTIONS[name2]?.turnsAt : void 0;
    if (turnsAt !== void 0) decide(a, turnsAt);
    if (b !== void 0 && COMPARING.has(name2)) decide(apply("subtract", [a, b]));
    switch (name2) {
      case "max":
      case "min":
        for (const [i, left] of args.entries())
          for (const right of args.slice(i + 1)) decide(apply("subtract", [left, right]));
        return args.slice(1).reduce((left, right) => apply(name2, [left, right]), a);
      case "log":
        return b === void 0 ? logarithmOf(a) : apply("divide", [logarithmOf(a), apply("log", [b])]);
      case "log1p":
        return apply(name2, [a, apply("add", [numberOf(1), a])]);
      case "nthRoot":
        return apply(name2, [a, b ?? numberOf(2)]);
      default:
        return apply(name2, args);
    }
  };
  const result = compile(root);
  for (const { name: name2, args, logs } of [...drafts].reverse()) {
    for (const [i, { step }] of args.entries()) {
      const taken = name2 === "log1p" ? i === 1 : name2.startsWith("log");
      const draft = drafts[step];
      if (draft !== void 0 && (taken || logs && PASSING_LOGS.has(name2))) draft.logs = true;
    }
  }
  const steps = drafts.map(({ operation: operation2, args, out: out2, logs }) => stepOf(operation2, args, out2, logs));
  const load = (x, from, n2) => {
    for (let i = 0; i < n2; i++) variableColumn.value[i] = x[from + i];
  };
  const loadLogs = (n2) => {
    for (let i = 0; i < n2; i++) {
      const inverse = 1 / variableColumn.value[i];
      variableColumn.logFirst[i] = inverse;
      variableColumn.logSecond[i] = -inverse * inverse;
    }
  };
  const evaluateSteps = (n2) => {
    for (let k = 0; k < steps.length; k++) {
      const step = steps[k];
      step.operation.evaluate(step, n2);
    }
  };
  variableColumn.first.fill(1);
  variableColumn.logValue.fill(Number.NEGATIVE_INFINITY);
  const out = result.column;
  const columnValues = (wanted, x, n2, value) => {
    for (let from = 0; from < n2; from += BLOCK) {
      const size2 = Math.min(BLOCK, n2 - from);
      load(x, from, size2);
      evaluateSteps(size2);
      for (let i = 0; i < size2; i++) value[from + i] = wanted.value[i];
    }
  };
  const columnValue = (wanted, x) => {
    variableColumn.value[0] = x;
    evaluateSteps(1);
    return wanted.value[0];
  };
  const logical = isLogical(root);
  return {
    value: logical ? () => Number.NaN : (x) => columnValue(out, x),
    values: (x, n2, value) => columnValues(out, x, n2, value),
    derivatives: (x, n2, value, first, second) => {
      for (let from = 0; from < n2; from += BLOCK) {
        const size2 = Math.min(BLOCK, n2 - from);
        load(x, from, size2);
        loadLogs(size2);
        for (let k = 0; k < steps.length; k++) {
          const step = steps[k];
          step.operation.differentiate(step, size2);
        }
        for (let i = 0; i < size2; i++) {
          value[from + i] = out.value[i];
          first[from + i] = out.first[i];
          second[from + i] = out.second[i];
        }
      }
    },
    switches: switchColumns.map(
      ({ column: wanted, of }) => of === void 0 ? (x) => columnValue(wanted, x) : (x) => of(columnValue(wanted, x))
    ),
    switchValues: (index, x, n2, value) => {
      const { column: wanted, of } = switchColumns[index];
      columnValues(wanted, x, n2, value);
      if (of !== void 0) for (let i = 0; i < n2; i++) value[i] = of(value[i]);
    },
    underivable,
    logical,
    parity: result.parity,
    reason: (x) => {
      columnValue(out, x);
      for (const { name: name2, args, out: found2, operation: operation2 } of drafts) {
        const [inner] = args;
        if (!Number.isNaN(found2.value[0]) || Number.isNaN(inner.column.value[0])) continue;
        return operation2.domain === void 0 ? void 0 : `${name2} is real on ${operation2.domain}`;
      }
      return void 0;
    }
  };
}
function column(constant) {
  const size2 = BLOCK;
  const made = {
    value: new Float64Array(size2),
    first: new Float64Array(size2),
    second: new Float64Array(size2),
    logValue: new Float64Array(size2),
    logFirst: new Float64Array(size2),
    logSecond: new Float64Array(size2),
    constant
  };
  if (constant === void 0) return made;
  made.value.fill(constant);
  made.logValue.fill(constant === 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY);
  return made;
}
function stepOf(operation2, args, out, logs) {
  const [a, b = a, c = a] = args.map((one) => one.column);
  return { operation: operation2, out, a, b, c, logs };
}
function number(value) {
  return { kind: "number", value };
}
function call(name2, ...args) {
  return { kind: "call", name: name2, args };
}
function complementOf(args, name2, variable) {
  const terms = args.map((arg, i) => termOf(arg, name2 === "subtract" && i === 1 ? -1 : 1, variable));
  const constant = terms.find((term) => term !== void 0 && term.of === void 0);
  const bent = terms.find((term) => term?.of !== void 0);
  if (constant === void 0 || bent?.of === void 0) return void 0;
  if (constant.factor === 0 || Math.abs(constant.factor) !== Math.abs(bent.factor)) return void 0;
  const argument = bent.of.args[0];
  const inner = Math.sign(bent.factor) === Math.sign(constant.factor) ? call("unaryMinus", argument) : argument;
  const complement = bent.of.name === "erf" ? call("erfc", inner) : call("divide", number(2), call("add", number(1), call("exp", call("multiply", number(2), inner))));
  return constant.factor === 1 ? complement : call("multiply", number(constant.factor), complement);
}
function termOf(node, factor, variable) {
  if (node.kind === "number") return { factor: factor * node.value };
  if (node.kind === "symbol")
    return node.name === variable ? void 0 : { factor: factor * (SYMBOLS[node.name] ?? Number.NaN) };
  const [a, b] = node.args;
  if (node.name === "erf" || node.name === "tanh") return { factor, of: node };
  if (node.name === "unaryMinus") return termOf(a, -factor, variable);
  const known = (one) => one?.kind === "number" ? one.value : void 0;
  const [left, right] = [known(a), known(b)];
  if (node.name === "divide" && right !== void 0) return termOf(a, factor / right, variable);
  if (node.name === "multiply" && left !== void 0 && b !== void 0) return termOf(b, factor * left, variable);
  if (node.name === "multiply" && right !== void 0) return termOf(a, factor * right, variable);
  return void 0;
}
function isLogical(node) {
  if (node.kind === "number") return node.logical === true;
  return node.kind === "call" && LOGICAL.has(node.name);
}
function requireKnownNames(root, variable) {
  const functions = /* @__PURE__ */ new Set();
  const symbols = /* @__PURE__ */ new Set();
  const visit = (node) => {
    if (node.kind === "symbol" && node.name !== variable && !Object.hasOwn(SYMBOLS, node.name)) symbols.add(node.name);
    if (node.kind !== "call") return;
    if (node.operator !== true && !FUNCTION_NAMES.has(node.name)) functions.add(node.name);
    node.args.forEach(visit);
  };
  visit(root);
  if (functions.size > 0) {
    const known = [...FUNCTION_NAMES];
    const [first = ""] = functions;
    const remedy = didYouMean(first, known) ?? `The functions are ${known.sort().join(", ")}`;
    throw new Error(`Unknown function ${[...functions].join(", ")}. ${remedy}`);
  }
  if (symbols.size > 0) throw new Error(`Unknown symbol ${[...symbols].join(", ")}; the variable is ${variable}`);
}
var BLOCK, SYMBOLS, REWRITTEN, LOGICAL, COMPARING, FUNCTION_NAMES, PASSING_LOGS;
var init_expressionTape = __esm({
  "equations/expressionTape.ts"() {
    "use strict";
    init_nearMiss();
    init_expressionFunctions2();
    init_expressionOperations();
    BLOCK = 128;
    SYMBOLS = { pi: Math.PI, e: Math.E };
    REWRITTEN = {
      sqrt: (a) => call("pow", a, number(0.5)),
      square: (a) => call("pow", a, number(2)),
      cube: (a) => call("pow", a, number(3))
    };
    LOGICAL = /* @__PURE__ */ new Set(["smaller", "smallerEq", "larger", "largerEq", "equal", "unequal", "and", "or", "xor", "not"]);
    COMPARING = /* @__PURE__ */ new Set(["smaller", "smallerEq", "larger", "largerEq", "equal", "unequal"]);
    FUNCTION_NAMES = /* @__PURE__ */ new Set([
      ...Object.keys(FUNCTIONS),
      ...Object.keys(REWRITTEN),
      ..."exp log log2 log10 log1p max min nthRoot pow".split(" ")
    ]);
    PASSING_LOGS = new Set("add subtract multiply divide unaryMinus pow nthRoot max min conditional".split(" "));
  }
});

// equations/point.ts
init_errors();

// src/numerics/integerPower.ts
function integerPower(x, n2) {
  let power = 1;
  let square2 = x;
  for (let rest = n2; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) power *= square2;
    square2 *= square2;
  }
  return power;
}

// src/numerics/gaussLegendre.ts
init_elementary();
var NEWTON_STEPS = 8;
var rules = /* @__PURE__ */ new Map();
function gaussLegendre(n2) {
  const known = rules.get(n2);
  if (known !== void 0) return known;
  const nodes = new Float64Array(n2);
  const weights = new Float64Array(n2);
  for (let i = 0; i < Math.ceil(n2 / 2); i++) {
    let x = (0, import_math_base_special_cos.default)(Math.PI * (i + 0.75) / (n2 + 0.5));
    let derivative = 1;
    for (let step = 0; step < NEWTON_STEPS; step++) {
      let previous = 1;
      let current = x;
      for (let k = 2; k <= n2; k++) {
        const next = ((2 * k - 1) * x * current - (k - 1) * previous) / k;
        previous = current;
        current = next;
      }
      derivative = n2 === 1 ? 1 : n2 * (previous - x * current) / ((1 - x) * (1 + x));
      const shift = current / derivative;
      x -= shift;
      if (Math.abs(shift) < 1e-16) break;
    }
    const middle = n2 % 2 === 1 && i === (n2 - 1) / 2;
    if (middle) x = 0;
    nodes[i] = -x;
    nodes[n2 - 1 - i] = x;
    const weight = 2 / ((1 - x) * (1 + x) * derivative * derivative);
    weights[i] = weight;
    weights[n2 - 1 - i] = weight;
  }
  const rule = { nodes, weights };
  rules.set(n2, rule);
  return rule;
}

// src/numerics/panels.ts
var PANEL_WIDTH = 1.5;
var GAUSSIAN_REACH = 9.5;
function gaussianPanels(from, to, slope) {
  const lower = Math.max(from, -GAUSSIAN_REACH);
  const upper = Math.min(to, lower > 1 ? lower + 40 / lower : GAUSSIAN_REACH);
  if (!(upper > lower)) return [];
  const cuts = [lower, upper];
  const add = (cut) => {
    if (cut > lower && cut < upper) cuts.push(cut);
  };
  if (lower > 1) {
    const step = 2 / lower;
    for (let cut = lower + step; cut < upper; cut += step) cuts.push(cut);
  } else {
    for (let cut = -6 * PANEL_WIDTH; cut <= 6 * PANEL_WIDTH; cut += PANEL_WIDTH) add(cut);
  }
  if (slope > 1) {
    for (let k = 1; k <= 6; k++) {
      add(k * PANEL_WIDTH / slope);
      add(-k * PANEL_WIDTH / slope);
    }
  }
  return cuts.sort((left, right) => left - right);
}

// equations/activation.ts
init_normal();

// equations/expression.ts
init_errors();

// src/numerics/bracket.ts
var MAX_STEPS = 200;
var MACHINE_EPSILON = 2220446049250313e-31;
function brentRoot(f, a, b, tolerance) {
  let left = a;
  let right = b;
  let fLeft = f(left);
  let fRight = f(right);
  let evaluations = 2;
  if (fLeft === 0) return { x: left, value: 0, error: 0, evaluations };
  if (!(fLeft * fRight <= 0)) return void 0;
  let other = left;
  let fOther = fLeft;
  let step = right - left;
  let lastStep = step;
  for (let k = 0; k < MAX_STEPS; k++) {
    if (fRight * fOther > 0) {
      other = left;
      fOther = fLeft;
      step = right - left;
      lastStep = step;
    }
    if (Math.abs(fOther) < Math.abs(fRight)) {
      left = right;
      right = other;
      other = left;
      fLeft = fRight;
      fRight = fOther;
      fOther = fLeft;
    }
    const slack = 2 * MACHINE_EPSILON * Math.abs(right) + 0.5 * tolerance;
    const half = 0.5 * (other - right);
    if (Math.abs(half) <= slack || fRight === 0) break;
    if (Math.abs(lastStep) >= slack && Math.abs(fLeft) > Math.abs(fRight)) {
      const ratio = fRight / fLeft;
      let p2;
      let q;
      if (left === other) {
        p2 = 2 * half * ratio;
        q = 1 - ratio;
      } else {
        const s = fLeft / fOther;
        const t = fRight / fOther;
        p2 = ratio * (2 * half * s * (s - t) - (right - left) * (t - 1));
        q = (s - 1) * (t - 1) * (ratio - 1);
      }
      if (p2 > 0) q = -q;
      else p2 = -p2;
      const accept = 2 * p2 < Math.min(3 * half * q - Math.abs(slack * q), Math.abs(lastStep * q));
      lastStep = accept ? step : half;
      step = accept ? p2 / q : half;
    } else {
      lastStep = half;
      step = half;
    }
    left = right;
    fLeft = fRight;
    right += Math.abs(step) > slack ? step : Math.sign(half) * slack;
    fRight = f(right);
    evaluations++;
  }
  return { x: right, value: fRight, error: fRight === 0 ? 0 : Math.abs(other - right), evaluations };
}

// equations/expression.ts
var SCAN_CELLS = 4096;
var ZERO = 1e-14;
async function parseExpression(where, parameter, text, variable) {
  const [{ parseText: parseText2 }, { compileTape: compileTape2 }] = await Promise.all([
    Promise.resolve().then(() => (init_expressionParser(), expressionParser_exports)),
    Promise.resolve().then(() => (init_expressionTape(), expressionTape_exports))
  ]);
  const refuse = (reason) => new ParameterError(where, parameter, text, `expressions in ${variable}`, reason);
  let tape;
  try {
    tape = compileTape2(parseText2(text), variable);
  } catch (error) {
    throw refuse(error instanceof Error ? error.message : String(error));
  }
  const requireDerivative = () => {
    if (tape.underivable.length > 0) throw refuse(`There is no derivative of ${tape.underivable.join(", ")}`);
  };
  return {
    text,
    value: tape.value,
    values: tape.values,
    derivative: (n2) => {
      requireDerivative();
      const place = new Float64Array(1).fill(Number.NaN);
      const found2 = [new Float64Array(1), new Float64Array(1), new Float64Array(1)];
      return (x) => {
        if (place[0] !== x) {
          place[0] = x;
          tape.derivatives(place, 1, ...found2);
        }
        return found2[n2][0];
      };
    },
    derivatives: (x, n2, value, first, second) => {
      requireDerivative();
      tape.derivatives(x, n2, value, first, second);
    },
    kinks: (from, to, cells = SCAN_CELLS) => kinksOf(tape, from, to, cells),
    parity: tape.parity,
    reason: tape.reason
  };
}
function kinksOf(tape, from, to, cells) {
  const zeros = [];
  const cell = (to - from) / cells;
  const places = Float64Array.from({ length: cells + 2 }, (_, k) => from + k * cell);
  const values = new Float64Array(cells + 2);
  for (const [index, f] of tape.switches.entries()) {
    tape.switchValues(index, places, cells + 2, values);
    for (let k = 1; k <= cells; k++) {
      const [before, here] = [values[k - 1], values[k]];
      if (here === 0 && (before !== 0 || values[k + 1] !== 0)) zeros.push(places[k]);
      else if (before * here < 0) {
        const root = brentRoot(f, places[k - 1], places[k], 0);
        if (root !== void 0) zeros.push(Math.abs(root.x) < ZERO ? 0 : root.x);
      }
    }
  }
  zeros.sort((a, b) => a - b);
  return zeros.filter((x, i) => i === 0 || x - zeros[i - 1] > 1e-12 * Math.max(1, Math.abs(x)));
}

// equations/gaussianMoments.ts
var EXACT = 1e-15;

// equations/activation.ts
var ARCSINE_TWO_THIRDS = 0.7297276562269663;
var PAPER_KERNELS = {
  erf: exact(0, 2 / Math.sqrt(3 * Math.PI), 2 / Math.PI * ARCSINE_TWO_THIRDS - 4 / (3 * Math.PI)),
  relu: exact(0, 0.5, 0.25 - 0.5 / Math.PI)
};
var ACTIVATIONS = {
  erf: PAPER_KERNELS.erf,
  relu: { ...PAPER_KERNELS.relu, mu0: NORMAL_DENSITY_AT_ZERO },
  sign: exact(0, Math.sqrt(2 / Math.PI), 1 - 2 / Math.PI),
  linear: exact(0, 1, 0)
};
var ACTIVATION_NAMES = [...Object.keys(ACTIVATIONS), "tanh"];
var KERNEL_NAMES = ["arcsine", "arc-cosine", "rbf(eta)", "polynomial(degree, offset)"];
function exact(mu0, mu1, muStarSquare) {
  return { mu0, mu1, muStar: Math.sqrt(muStarSquare), error: EXACT };
}

// equations/lossExpression.ts
init_errors();

// equations/losses.ts
init_elementary();
function separates(loss2) {
  return loss2.minimizers.to === Number.POSITIVE_INFINITY;
}
function unitMargin(loss2) {
  return loss2.minimizers.from === Number.POSITIVE_INFINITY ? 1 : loss2.minimizers.from;
}
var BESIDE = 1e-8;
function rightSlope(slope) {
  return 2 * slope(BESIDE) - slope(2 * BESIDE);
}
function leftPull(loss2) {
  return loss2.kinks.includes(0) ? loss2.slope(-2 * BESIDE) - 2 * loss2.slope(-BESIDE) : loss2.pull;
}
var square = {
  name: "square",
  value: (u) => 0.5 * (1 - u) * (1 - u),
  slope: (u) => u - 1,
  curvature: () => 1,
  kinks: [],
  pull: 1,
  minimizers: { from: 1, to: 1 }
};
var hinge = {
  name: "hinge",
  value: (u) => Math.max(0, 1 - u),
  slope: (u) => u < 1 ? -1 : 0,
  curvature: () => 0,
  kinks: [1],
  pull: 1,
  minimizers: { from: 1, to: Number.POSITIVE_INFINITY }
};
var squaredHinge = {
  name: "squared-hinge",
  value: (u) => 0.5 * Math.max(0, 1 - u) ** 2,
  slope: (u) => Math.min(0, u - 1),
  curvature: (u) => u < 1 ? 1 : 0,
  kinks: [1],
  pull: 1,
  minimizers: { from: 1, to: Number.POSITIVE_INFINITY }
};
var logistic = {
  name: "logistic",
  value: (u) => u > 0 ? (0, import_math_base_special_log1p.default)(exp(-u)) : (0, import_math_base_special_log1p.default)(exp(u)) - u,
  slope: (u) => {
    const decay = exp(-Math.abs(u));
    const share = 1 / (1 + decay);
    return u > 0 ? -decay * share : -share;
  },
  curvature: (u) => {
    const decay = exp(-Math.abs(u));
    const share = 1 / (1 + decay);
    return decay * share * share;
  },
  jets: (u, n2, slope, curvature, value) => {
    for (let i = 0; i < n2; i++) {
      const decay = exp(-Math.abs(u[i]));
      const share = 1 / (1 + decay);
      slope[i] = u[i] > 0 ? -decay * share : -share;
      curvature[i] = decay * share * share;
      if (value !== void 0) value[i] = Math.max(0, -u[i]) + (0, import_math_base_special_log1p.default)(decay);
    }
  },
  kinks: [],
  pull: 0.5,
  minimizers: { from: Number.POSITIVE_INFINITY, to: Number.POSITIVE_INFINITY }
};

// equations/tamedLoss.ts
init_errors();
init_elementary();
var REACH = 40;
var FARTHEST2 = 10240;
var CHECKS = 3989;
var CHECKS_PER_DOUBLING = 97;
var OFFSET = 0.381966;
var WALL = 1e5;
var STRAIGHT = 1e-9;
var BISECTIONS = 80;
var BLOCK2 = 128;
var INFINITE = ["It", "Its first derivative", "Its second derivative"];
var CHECKED_MARGINS = checkedMargins();
function checkedMargins() {
  const near = Array.from({ length: CHECKS }, (_, i) => -REACH + 2 * REACH * (i + OFFSET) / CHECKS);
  const doublings = Math.round(log(FARTHEST2 / REACH) / Math.LN2);
  const far = Array.from(
    { length: doublings * CHECKS_PER_DOUBLING },
    (_, i) => REACH * exp(Math.LN2 * (i + OFFSET) / CHECKS_PER_DOUBLING)
  );
  return [...far.map((u) => -u).reverse(), ...near, ...far];
}
function tamedLoss(text, expression) {
  const { value } = expression;
  const slope = expression.derivative(1);
  const curvature = expression.derivative(2);
  const finite = (u) => [value(u), slope(u), curvature(u)].every(Number.isFinite);
  const edge = (margins) => {
    const outside = margins.find((u) => !finite(u));
    if (outside === void 0) return Math.sign(margins[0]) * Number.POSITIVE_INFINITY;
    let inside = margins[margins.indexOf(outside) - 1] ?? 0;
    let beyond = outside;
    for (let k = 0; k < BISECTIONS; k++) {
      const middle = 0.5 * (inside + beyond);
      if (finite(middle)) inside = middle;
      else beyond = middle;
    }
    const steep = Math.abs(slope(inside));
    const wall = steep >= WALL * Math.abs(slope(0));
    const straight = !Number.isNaN(value(outside)) && Math.abs(curvature(inside)) <= STRAIGHT * steep * steep;
    if (wall || straight) return inside;
    const which = [value, slope, curvature].findIndex((derivative) => !Number.isFinite(derivative(outside)));
    const reason = `${INFINITE[which] ?? "It"} is not finite at u = ${beyond.toPrecision(4)}`;
    if (which <= 0) throw new ParameterError("loss", "loss", text, "convex functions of u", reason);
    const allowed = "convex functions of u whose derivatives are finite";
    throw new ParameterError("loss", "loss", text, allowed, `${reason}, and is needed there`);
  };
  const to = edge(CHECKED_MARGINS.filter((u) => u > 0));
  const from = edge(CHECKED_MARGINS.filter((u) => u < 0).reverse());
  const clamped = (u) => Math.min(Math.max(u, from), to);
  const places = new Float64Array(BLOCK2);
  const ignored = new Float64Array(BLOCK2);
  const jets = (u, n2, slopes, curvatures, values) => {
    for (let start = 0; start < n2; start += BLOCK2) {
      const size2 = Math.min(BLOCK2, n2 - start);
      for (let i = 0; i < size2; i++) places[i] = clamped(u[start + i]);
      const part = (into) => into.subarray(start, start + size2);
      const value2 = values === void 0 ? ignored : part(values);
      expression.derivatives(places, size2, value2, part(slopes), part(curvatures));
      for (let i = 0; i < size2; i++) {
        const beyond = u[start + i] - places[i];
        if (beyond === 0) continue;
        value2[i] = value2[i] + slopes[start + i] * beyond;
        curvatures[start + i] = 0;
      }
    }
  };
  return {
    jets,
    value: (u) => u >= from && u <= to ? value(u) : value(clamped(u)) + slope(clamped(u)) * (u - clamped(u)),
    slope: (u) => slope(clamped(u)),
    curvature: (u) => u >= from && u <= to ? curvature(u) : 0,
    from,
    to
  };
}

// equations/lossExpression.ts
var FAR_CELLS = 256;
var UNBOUNDED = 0.99;
var SLACK = 1e-9;
var FLAT = 1e-12;
var SAME = 1e-9;
var POLISHED = 1e-6;
var TAIL_LEAST = 1e-250;
var NEAREST = 1e-6;
var TAIL_RATIO = 4;
var TAIL_GROWTH = 1.3;
async function lossFromExpression(text) {
  const expression = await parseExpression("loss", "loss", text, "u");
  const tamed = tamedLoss(text, expression);
  const { value, slope, curvature, jets } = tamed;
  const kinks = kinksOf2(expression, tamed);
  requireConvex(text, tamed, kinks);
  const pull = -(kinks.includes(0) ? rightSlope(slope) : slope(0));
  const refuse = (allowed, remedy) => new ParameterError("loss", "loss", text, allowed, remedy);
  if (!(pull > 0)) {
    throw refuse("losses that fall at u = 0", "Otherwise w = 0 is optimal and nothing is learned");
  }
  if (slope(FARTHEST2) < UNBOUNDED * slope(0.5 * FARTHEST2)) {
    throw refuse("losses bounded from below", `At u = ${FARTHEST2} it still falls as steeply as at half of that`);
  }
  const minimizers = minimizersOf(slope, kinks, pull);
  if (minimizers.from > FARTHEST2 && minimizers.from < Number.POSITIVE_INFINITY) {
    throw refuse(
      `losses that are least at a margin up to ${FARTHEST2}`,
      `This one is least at ${minimizers.from.toPrecision(6)}`
    );
  }
  if (minimizers.to !== minimizers.from && minimizers.to !== Number.POSITIVE_INFINITY) {
    throw refuse("losses that are least at one margin or on a half-line of margins");
  }
  const slowTail = minimizers.from === Number.POSITIVE_INFINITY && hasSlowTail(tamed);
  return { name: text, value, slope, curvature, jets, kinks, pull, minimizers, ...slowTail ? { slowTail } : {} };
}
function kinksOf2(expression, { from, to }) {
  const found2 = expression.kinks(-REACH, REACH);
  for (let margin = REACH; margin < FARTHEST2; margin *= 2) {
    found2.push(
      ...expression.kinks(margin, 2 * margin, FAR_CELLS),
      ...expression.kinks(-2 * margin, -margin, FAR_CELLS)
    );
  }
  return found2.filter((u) => u > from && u < to).sort((a, b) => a - b);
}
function requireConvex(text, { value, slope, curvature, from, to }, kinks) {
  const refuse = (why) => new ParameterError("loss", "loss", text, "convex functions of u", why);
  let last = { u: Number.NEGATIVE_INFINITY, value: 0, slope: Number.NEGATIVE_INFINITY };
  for (const u of CHECKED_MARGINS) {
    if (u < from || u > to) continue;
    const here = { u, value: value(u), slope: slope(u) };
    const second = curvature(u);
    const size2 = 1 + Math.abs(here.slope);
    if (second < -SLACK * size2)
      throw refuse(`Its second derivative at u = ${u.toPrecision(4)} is ${second.toPrecision(3)}`);
    if (here.slope < last.slope - SLACK * size2) throw refuse(`Its slope falls near u = ${u.toPrecision(4)}`);
    const steepest = Math.max(Math.abs(here.slope), Math.abs(last.slope));
    const allowed = (u - last.u) * (steepest + 1e-6) * (1 + 1e-6) + 1e-15 * Math.abs(here.value);
    if (Number.isFinite(last.u) && Math.abs(here.value - last.value) > allowed) {
      throw refuse(`It jumps near u = ${u.toPrecision(4)}`);
    }
    last = here;
  }
  for (let k = 1; k < kinks.length; k++) {
    if (kinks[k] - kinks[k - 1] < SAME) throw refuse("Two kinks coincide");
  }
}
function minimizersOf(slope, kinks, pull) {
  const never = Number.POSITIVE_INFINITY;
  let far = FARTHEST2;
  while (far < 1 / FLAT && slope(far) < -FLAT * pull) far *= 2;
  if (slope(far) > FLAT * pull) {
    const first2 = firstWhere((u) => slope(u) >= 0, far, kinks, slope);
    const last = firstWhere((u) => slope(u) > 0, far, kinks, slope);
    return { from: first2, to: Math.abs(last - first2) < SAME ? first2 : last };
  }
  if (slope(far) < 0) return { from: never, to: never };
  const first = firstWhere((u) => slope(u) >= 0, far, kinks, slope);
  return { from: kinks.includes(first) ? first : never, to: never };
}
function firstWhere(holds, far, kinks, slope) {
  let low = 0;
  let high = far;
  for (let k = 0; k < 120; k++) {
    const middle = 0.5 * (low + high);
    if (holds(middle)) high = middle;
    else low = middle;
  }
  const kink = kinks.find((candidate) => Math.abs(candidate - high) < SAME * Math.max(1, high));
  if (kink !== void 0) return kink;
  if (!(slope(high - POLISHED) < 0 && slope(high + POLISHED) > 0)) return high;
  return brentRoot(slope, high - POLISHED, high + POLISHED, 0)?.x ?? high;
}
function hasSlowTail({ slope, curvature, to }) {
  let far = Math.min(FARTHEST2, to);
  while (far > NEAREST && !(-slope(far) > TAIL_LEAST)) far /= Math.SQRT2;
  const exponent = (u) => -u * curvature(u) / slope(u);
  return !(exponent(far) > TAIL_GROWTH * exponent(far / TAIL_RATIO));
}

// equations/models.ts
init_errors();
init_nearMiss();

// equations/channels/proximal.ts
init_elementary();
init_normal();

// equations/channels/labelField.ts
var MEAN_TEACHER_FIELD = 0.7978845608028654;
function labelCorrelation(epsilon) {
  return (1 - epsilon) * MEAN_TEACHER_FIELD;
}

// equations/channels/landmarks.ts
init_elementary();

// src/numerics/extremes.ts
function largestOf(values) {
  let largest = Number.NEGATIVE_INFINITY;
  for (const value of values) largest = Math.max(largest, value);
  return largest;
}

// equations/channels/landmarks.ts
var SPACING = 1.5;
var WIDE_SPACING = 5;
var DENSE = [-6, 45];
var WIDE = [-45, 90];
var FARTHEST3 = 1e4;
var LOG_STEP = 0.8;
var NEGLIGIBLE = 1e-14;
var HIDDEN = 0.5;
var MOST_HALVINGS = 40;
var WALL2 = 1e10;
function landmarksOf(loss2) {
  const known = found.get(loss2);
  if (known !== void 0) return known;
  const marks = searched(loss2);
  found.set(loss2, marks);
  return marks;
}
var found = /* @__PURE__ */ new WeakMap();
function searched(loss2) {
  const reachable = (x) => Math.abs(loss2.slope(x)) < WALL2 * loss2.pull;
  const cells = [.../* @__PURE__ */ new Set([...baseCells(), ...loss2.kinks])].filter(reachable).sort((a, b) => a - b);
  const largest = largestOf(cells.map((x) => loss2.kinks.includes(x) ? 0 : loss2.curvature(x)));
  const marks = [];
  for (let k = 1; k < cells.length; k++) {
    const [from, to] = [cells[k - 1], cells[k]];
    marks.push(from);
    const inset = 1e-12 * (to - from);
    split(loss2, largest, { from: from + inset, to: to - inset }, MOST_HALVINGS, marks);
  }
  return marks.filter((mark) => !loss2.kinks.includes(mark));
}
function baseCells() {
  const cells = [];
  for (let x = 2 * WIDE[0]; x > -FARTHEST3; x *= 2) cells.push(x);
  for (let x = WIDE[0]; x < DENSE[0]; x += WIDE_SPACING) cells.push(x);
  for (let x = DENSE[0]; x <= DENSE[1]; x += SPACING) cells.push(x);
  for (let x = DENSE[1] + WIDE_SPACING; x <= WIDE[1]; x += WIDE_SPACING) cells.push(x);
  for (let x = 2 * WIDE[1]; x < FARTHEST3; x *= 2) cells.push(x);
  return cells;
}
function split(loss2, largest, { from, to }, halvings, marks) {
  if (halvings === 0) return;
  const middle = 0.5 * (from + to);
  const [left, center, right] = [loss2.curvature(from), loss2.curvature(middle), loss2.curvature(to)];
  const change = loss2.slope(to) - loss2.slope(from);
  const seen = (to - from) * (left + 4 * center + right) / 6;
  const hidden = change > NEGLIGIBLE * loss2.pull && Math.abs(change - seen) > HIDDEN * change;
  const floor = NEGLIGIBLE * largest;
  const steep = (a, b) => Math.max(a, b) > floor && Math.abs(log(Math.max(a, floor) / Math.max(b, floor))) > LOG_STEP;
  if (!hidden && !steep(left, center) && !steep(center, right)) return;
  split(loss2, largest, { from, to: middle }, halvings - 1, marks);
  marks.push(middle);
  split(loss2, largest, { from: middle, to }, halvings - 1, marks);
}

// equations/channels/proximalGrid.ts
init_elementary();
init_normal();

// equations/channels/proximalSolve.ts
function jetsOf({ jets, value, slope, curvature }) {
  if (jets !== void 0) return jets;
  return (x, n2, slopes, curvatures, values) => {
    for (let i = 0; i < n2; i++) {
      slopes[i] = slope(x[i]);
      curvatures[i] = curvature(x[i]);
      if (values !== void 0) values[i] = value(x[i]);
    }
  };
}
var MOST_ROUNDS = 200;
var LAST_STEP = 1e-9;
function proximalBatch(size2) {
  const array = () => new Float64Array(size2);
  return { u: array(), low: array(), high: array(), x: array(), value: array(), slope: array(), curvature: array() };
}
function scratch(size2) {
  const array = () => new Float64Array(size2);
  return {
    lastStep: array(),
    active: new Int32Array(size2),
    place: array(),
    value: array(),
    slope: array(),
    curvature: array()
  };
}
function solveProximal(jets, V, batch, indices, count, room2) {
  const { u, low, high, x } = batch;
  const { lastStep, active, place, slope, curvature } = room2;
  for (let k = 0; k < count; k++) {
    active[k] = indices[k];
    lastStep[indices[k]] = Number.POSITIVE_INFINITY;
  }
  let left = count;
  for (let round = 0; round < MOST_ROUNDS && left > 0; round++) {
    for (let k = 0; k < left; k++) place[k] = x[active[k]];
    jets(place, left, slope, curvature, void 0);
    let kept = 0;
    for (let k = 0; k < left; k++) {
      const i = active[k];
      const here = place[k];
      const excess = here - u[i] + V * slope[k];
      if (excess > 0) high[i] = here;
      else low[i] = here;
      const step = -excess / (1 + V * curvature[k]);
      const next = here + step;
      const size2 = Math.abs(step);
      const trusted = next >= low[i] && next <= high[i] && size2 < 0.5 * lastStep[i];
      const moved = trusted ? next : 0.5 * (low[i] + high[i]);
      lastStep[i] = trusted ? size2 : high[i] - low[i];
      x[i] = moved;
      const scale = Math.abs(here) + Math.abs(u[i]);
      const done = excess === 0 || (trusted ? size2 <= LAST_STEP * Math.min(1, scale) : lastStep[i] <= 4e-16 * scale);
      if (!done) active[kept++] = i;
    }
    left = kept;
  }
  for (let k = 0; k < count; k++) place[k] = x[indices[k]];
  jets(place, count, slope, curvature, void 0);
  for (let k = 0; k < count; k++) {
    const i = indices[k];
    batch.slope[i] = slope[k];
    batch.curvature[i] = curvature[k];
  }
}

// equations/channels/proximalGrid.ts
var REACH2 = 8.7;
var MOST = 512;
var NODES_PER_WIDTH = 2;
var ACCEPTED = 1e-7;
var ROUNDING = 4e-15;
var STRIDE = 8;
var STEPS = [1.1, 0.8, 0.55, 0.4, 0.28, 0.2, 0.14];
var RESPONSES = [0.1, 1, 10, 300, 1e4];
var TRIAL_WIDTHS = [3, 12];
var TRIAL_ERROR = 1.02 * ROUNDING;
var grids = /* @__PURE__ */ new WeakMap();
function proximalGrid(loss2) {
  const known = grids.get(loss2);
  if (known !== void 0) return known ?? void 0;
  const made = loss2.kinks.length > 0 ? void 0 : triedGrid(jetsOf(loss2));
  grids.set(loss2, made ?? null);
  return made;
}
function triedGrid(jets) {
  const steps = RESPONSES.map(
    (V) => STEPS.find((h) => {
      const trial = gridOf(jets, () => h);
      return TRIAL_WIDTHS.every((width) => {
        const tau = width * h;
        const found2 = [trial.alignment(V, tau, 1), trial.fluctuation({ V, m: 0, tau }, 1)];
        return found2.every((one) => one !== void 0 && one.relativeError < TRIAL_ERROR);
      });
    })
  );
  if (steps.includes(void 0)) return void 0;
  return gridOf(jets, (V) => {
    const above = RESPONSES.findIndex((response) => response >= V);
    const next = above === -1 ? RESPONSES.length - 1 : above;
    return Math.min(steps[next], steps[Math.max(0, next - 1)]);
  });
}
function gridOf(jets, coarsestAt) {
  const size2 = 2 * MOST + 1;
  const nodes = proximalBatch(size2);
  const room2 = scratch(size2);
  const indices = new Int32Array(size2);
  const shift = new Float64Array(size2);
  const shiftByLogV = new Float64Array(size2);
  const removed = new Float64Array(size2);
  const besides = new Float64Array(size2);
  let solvedFor = { V: Number.NaN, tau: Number.NaN };
  let h = 0;
  let solved = -1;
  const extend = (V, tau, reach) => {
    if (V !== solvedFor.V || tau !== solvedFor.tau) {
      solvedFor = { V, tau };
      h = Math.min(coarsestAt(V), tau / NODES_PER_WIDTH);
      solved = -1;
    }
    const last = Math.ceil(reach / h);
    const padded = Math.ceil(last / STRIDE) * STRIDE;
    if (!(padded <= MOST)) return -1;
    if (padded > solved) {
      solveBeyond(V, solved, padded);
      solved = padded;
    }
    return last;
  };
  const solveBeyond = (V, inner, outer2) => {
    for (let stride = STRIDE; stride >= 1; stride /= 2) {
      let count = 0;
      const add = (k) => {
        indices[count++] = k + MOST;
      };
      for (let k = 0; k <= outer2; k += stride) {
        if (k <= inner || stride < STRIDE && k % (2 * stride) === 0) continue;
        add(k);
        if (k > 0) add(-k);
      }
      if (stride === STRIDE) guessAlone(V, indices, count);
      else guessBetween(indices, count, stride, outer2);
      solveProximal(jets, V, nodes, indices, count, room2);
      finish(V, indices, count);
    }
  };
  const guessAlone = (V, places, count) => {
    for (let k = 0; k < count; k++) room2.place[k] = (places[k] - MOST) * h;
    jets(room2.place, count, room2.slope, room2.curvature, void 0);
    for (let k = 0; k < count; k++) {
      const i = places[k];
      const u = room2.place[k];
      const pull = -V * room2.slope[k];
      nodes.u[i] = u;
      nodes.low[i] = Math.min(u, u + pull);
      nodes.high[i] = Math.max(u, u + pull);
      const guess = u + pull / (1 + V * room2.curvature[k]);
      nodes.x[i] = Number.isFinite(guess) ? guess : u;
    }
  };
  const guessBetween = (places, count, stride, outer2) => {
    const unit = stride * h;
    for (let k = 0; k < count; k++) {
      const i = places[k];
      const left = i - stride;
      const right = i + stride;
      const from = nodes.x[left];
      const to = nodes.x[right];
      const rise = unit * (removed[right] - removed[left]);
      let guess = 0.5 * (from + to) + 0.25 * rise;
      if (Math.abs(i - MOST) + 3 * stride <= outer2) {
        const before = i - 3 * stride;
        const after = i + 3 * stride;
        const farRise = unit * (removed[after] - removed[before]);
        guess = (243 * (from + to) + 13 * (nodes.x[before] + nodes.x[after]) + 162 * rise + 6 * farRise) / 512;
      }
      nodes.u[i] = (i - MOST) * h;
      nodes.low[i] = from;
      nodes.high[i] = to;
      nodes.x[i] = Math.min(Math.max(guess, from), to);
    }
  };
  const finish = (V, places, count) => {
    for (let k = 0; k < count; k++) {
      const i = places[k];
      const x = nodes.x[i];
      const u = nodes.u[i];
      const stiffness = V * nodes.curvature[i];
      const stretch = 1 + stiffness;
      const pull = -V * nodes.slope[i];
      const rest = (u + pull - x) / stretch;
      const moved = stiffness > 1 ? x + rest - u : pull - stiffness * rest;
      nodes.x[i] = x + rest;
      shift[i] = moved;
      shiftByLogV[i] = moved / stretch;
      removed[i] = stiffness / stretch;
    }
  };
  return {
    alignment: (V, tau, c) => {
      const last = extend(V, tau, REACH2 * tau);
      if (last < 0) return void 0;
      let mean = 0;
      let byLogV = 0;
      let byLogTau = 0;
      let coarse = 0;
      for (let k = last; k >= 0; k--) {
        const s = k * h / tau;
        const mass = exp(-0.5 * s * s);
        const i = MOST + k;
        const j = MOST - k;
        const moved = k === 0 ? shift[i] : shift[i] + shift[j];
        mean += mass * moved;
        byLogV += mass * (k === 0 ? shiftByLogV[i] : shiftByLogV[i] + shiftByLogV[j]);
        byLogTau += mass * moved * (s * s - 1);
        if (k % 2 === 0) coarse += 2 * mass * moved;
      }
      const gap = difference(mean, coarse);
      if (!(gap <= ACCEPTED)) return void 0;
      const scale = c * NORMAL_DENSITY_AT_ZERO * h / tau;
      return {
        averages: { mHat: scale * mean, mHatByLogV: scale * byLogV, mHatByLogTau: scale * byLogTau },
        relativeError: gap * gap + ROUNDING
      };
    },
    fluctuation: ({ V, m, tau }, epsilon) => {
      const q = m * m + tau * tau;
      const scale = Math.sqrt(q);
      const last = extend(V, tau, REACH2 * scale);
      if (last < 0) return void 0;
      const slope = m / tau;
      const rule = 2 * (1 - epsilon);
      let VHat = 0;
      let VHatByScale = 0;
      let VHatBySlope = 0;
      let VHatByLogV = 0;
      let qHat = 0;
      let qHatByScale = 0;
      let qHatBySlope = 0;
      let qHatByLogV = 0;
      let coarseVHat = 0;
      let coarseQHat = 0;
      for (let k = last; k >= 0; k--) {
        const t = k * h / scale;
        const gauss = exp(-0.5 * t * t);
        const tail = normalTail(slope * t);
        const s = k * h / tau;
        const lean = rule * NORMAL_DENSITY_AT_ZERO * exp(-0.5 * s * s);
        const spread = t * t - 1;
        for (let side = k === 0 ? 1 : -1; side <= 1; side += 2) {
          const i = MOST + side * k;
          const mass = gauss * (epsilon + rule * (side > 0 ? 1 - tail : tail));
          const moved = shift[i];
          const gone = removed[i];
          const square2 = moved * moved;
          VHat += mass * gone;
          VHatByScale += mass * gone * spread;
          VHatBySlope += side * lean * gone * t;
          VHatByLogV += (slope * lean - side * t * mass) * shiftByLogV[i];
          qHat += mass * square2;
          qHatByScale += mass * square2 * spread;
          qHatBySlope += side * lean * square2 * t;
          qHatByLogV += 2 * mass * moved * shiftByLogV[i];
          if (k % 2 === 0) {
            coarseVHat += 2 * mass * gone;
            coarseQHat += 2 * mass * square2;
          }
        }
      }
      const gap = Math.max(difference(VHat, coarseVHat), difference(qHat, coarseQHat));
      if (!(gap <= ACCEPTED)) return void 0;
      const weight = NORMAL_DENSITY_AT_ZERO * h / scale;
      const scaleByLogTau = tau * tau / q;
      const scaleByM = m / q;
      const slopeByLogTau = -slope * (1 + scaleByLogTau);
      const slopeByM = 1 / tau - slope * scaleByM;
      return {
        averages: {
          VHat: weight * VHat,
          VHatByLogV: weight * VHatByLogV / scale,
          VHatByLogTau: weight * (VHatByScale * scaleByLogTau + VHatBySlope * slopeByLogTau),
          VHatByM: weight * (VHatByScale * scaleByM + VHatBySlope * slopeByM),
          qHat: weight * qHat,
          qHatByLogV: weight * qHatByLogV,
          qHatByLogTau: weight * (qHatByScale * scaleByLogTau + qHatBySlope * slopeByLogTau),
          qHatByM: weight * (qHatByScale * scaleByM + qHatBySlope * slopeByM)
        },
        relativeError: gap * gap + ROUNDING
      };
    },
    trainingLoss: ({ V, m, tau }, epsilon, withNoise) => {
      const scale = Math.hypot(m, tau);
      const last = extend(V, tau, REACH2 * scale);
      if (last < 0) return void 0;
      const slope = m / tau;
      const rule = 2 * (1 - epsilon);
      const { place, value: values } = room2;
      const count = 2 * last + 1;
      for (let k = 0; k < count; k++) place[k] = nodes.x[MOST - last + k];
      jets(place, count, room2.slope, room2.curvature, values);
      if (withNoise) {
        for (let k = 0; k < count; k++) place[k] = BESIDE2 * nodes.x[MOST - last + k];
        jets(place, count, room2.slope, room2.curvature, besides);
      }
      let mean = 0;
      let noise = 0;
      let coarse = 0;
      for (let k = last; k >= 0; k--) {
        const t = k * h / scale;
        const gauss = exp(-0.5 * t * t);
        const tail = normalTail(slope * t);
        for (let side = k === 0 ? 1 : -1; side <= 1; side += 2) {
          const i = MOST + side * k;
          const mass = gauss * (epsilon + rule * (side > 0 ? 1 - tail : tail));
          const value = values[i - MOST + last];
          mean += mass * value;
          if (k % 2 === 0) coarse += 2 * mass * value;
          if (!withNoise) continue;
          const rise = besides[i - MOST + last] - value;
          noise += mass * Math.abs(rise - nodes.slope[i] * (place[i - MOST + last] - nodes.x[i]));
        }
      }
      const gap = difference(mean, coarse);
      if (!(gap <= ACCEPTED)) return void 0;
      const weight = NORMAL_DENSITY_AT_ZERO * h / scale;
      return { averages: { mean: weight * mean, noise: weight * noise }, relativeError: gap * gap + ROUNDING };
    }
  };
}
var BESIDE2 = 1 + 2e-15;
function difference(fine, coarse) {
  return fine === 0 && coarse === 0 ? 0 : Math.abs(coarse / fine - 1);
}

// equations/channels/proximalMap.ts
var PANEL_WIDTH2 = 1.5;
var NUDGE = 45e-17;
var SMALLEST = 1e-10;
var FINE_SCALE = 0.1;
var STIFF = 10;
function bracketFields(jets, V, count, from, to) {
  const { batch, indices } = roomFor(count);
  const { u, x, low, high, slope, curvature } = batch;
  const lowest = from === Number.NEGATIVE_INFINITY ? from : nudge(from, from, to);
  const highest = to === Number.POSITIVE_INFINITY ? to : nudge(to, from, to);
  for (let k = 0; k < count; k++) {
    x[k] = nudge(u[k], from, to);
    indices[k] = k;
  }
  jets(x, count, slope, curvature, void 0);
  for (let k = 0; k < count; k++) {
    const pull = -V * slope[k];
    low[k] = Math.max(lowest, Math.min(u[k], u[k] + pull, x[k]));
    high[k] = Math.min(highest, Math.max(u[k], u[k] + pull, x[k]));
  }
}
function nudge(x, from, to) {
  const slack = NUDGE * Math.max(SMALLEST, Math.abs(x));
  return Math.min(Math.max(x, from + slack), to - slack);
}
function visitNodes(loss2, landmarks, V, scale, slope, n2, visit) {
  const cuts = gaussianCuts(scale, slope);
  const reach = GAUSSIAN_REACH * scale;
  if (V === Number.POSITIVE_INFINITY) {
    const unit = unitMargin(loss2);
    const { to } = loss2.minimizers;
    flatPiece(unit, unit + reach, Math.max(0, unit - reach), cuts, n2, visit);
    if (to < reach) flatPiece(to, 0, to - reach, cuts, n2, visit);
    return;
  }
  const edges = [Number.NEGATIVE_INFINITY, ...loss2.kinks, Number.POSITIVE_INFINITY];
  for (let piece = 1; piece < edges.length; piece++) {
    const from = edges[piece - 1];
    const to = edges[piece];
    const start = from === Number.NEGATIVE_INFINITY ? -reach : from + V * loss2.slope(nudge(from, from, to));
    const end = to === Number.POSITIVE_INFINITY ? reach : to + V * loss2.slope(nudge(to, from, to));
    smoothPiece(
      loss2,
      landmarks,
      V,
      scale,
      { from, to, start: Math.max(start, -reach), end: Math.min(end, reach) },
      cuts,
      n2,
      visit
    );
    if (to === Number.POSITIVE_INFINITY) continue;
    const left = -V * loss2.slope(nudge(to, from, to));
    const right = -V * loss2.slope(nudge(to, to, edges[piece + 1]));
    flatPiece(to, Math.min(left, to + reach), Math.max(right, to - reach), cuts, n2, visit);
  }
}
var room;
function roomFor(size2) {
  if (room === void 0 || room.size < size2) {
    room = {
      batch: proximalBatch(2 * size2),
      scratch: scratch(2 * size2),
      indices: new Int32Array(2 * size2),
      size: 2 * size2
    };
  }
  return room;
}
function smoothPiece(loss2, landmarks, V, scale, piece, cuts, n2, visit) {
  const { from, to, start, end } = piece;
  if (!(end > start)) return;
  const jets = jetsOf(loss2);
  const ends = panelEnds(jets, landmarks, V, piece, cuts);
  const { nodes, weights } = gaussLegendre(n2);
  const panels = ends.length - 1;
  const { batch, scratch: spare, indices } = roomFor(panels * n2);
  const { u, x, low, high } = batch;
  const stiffPanels = new Uint8Array(panels);
  let stiffNodes = 0;
  for (let panel = 0; panel < panels; panel++) {
    const [left, right] = [ends[panel], ends[panel + 1]];
    const bend = V * Math.max(left.curvature, right.curvature);
    const stiff = bend > STIFF || scale < FINE_SCALE * Math.max(Math.abs(left.x), Math.abs(right.x));
    stiffPanels[panel] = stiff ? 1 : 0;
    const half = 0.5 * (stiff ? right.u - left.u : right.x - left.x);
    const tilt = (right.x - left.x) / (right.u - left.u);
    for (let i = 0; i < n2; i++) {
      const k = panel * n2 + i;
      const fraction = half * (1 + nodes[i]);
      x[k] = left.x + (stiff ? tilt * fraction : fraction);
      if (!stiff) continue;
      u[k] = left.u + fraction;
      low[k] = left.x;
      high[k] = right.x;
      indices[stiffNodes++] = k;
    }
  }
  solveProximal(jets, V, batch, indices, stiffNodes, spare);
  const count = panels * n2;
  for (let k = 0; k < count; k++) x[k] = nudge(x[k], from, to);
  jets(x, count, batch.slope, batch.curvature, batch.value);
  for (let panel = 0; panel < panels; panel++) {
    const [left, right] = [ends[panel], ends[panel + 1]];
    const stiff = stiffPanels[panel] === 1;
    const half = 0.5 * (stiff ? right.u - left.u : right.x - left.x);
    if (!(half > 0)) continue;
    for (let i = 0; i < n2; i++) {
      const k = panel * n2 + i;
      const pull = -V * batch.slope[k];
      const stiffness = V * batch.curvature[k];
      const stretch = 1 + stiffness;
      const field = stiff ? u[k] : x[k] - pull;
      const shift = stiff && stiffness > 1 ? x[k] - field : pull;
      const weight = half * weights[i] * (stiff ? 1 : stretch);
      visit(field, weight, shift, shift / stretch, stiffness / stretch, x[k], batch.value[k]);
    }
  }
}
function panelEnds(jets, landmarks, V, { from, to, start, end }, cuts) {
  const marks = landmarks.filter((landmark) => landmark > from && landmark < to);
  const { batch, scratch: spare, indices } = roomFor(marks.length + cuts.length + 2);
  const { u, x, slope, curvature } = batch;
  const ends = [];
  marks.forEach((mark, k) => {
    x[k] = mark;
  });
  jets(x, marks.length, slope, curvature, void 0);
  marks.forEach((mark, k) => {
    const image = mark + V * slope[k];
    if (image > start && image < end) ends.push({ u: image, x: mark, curvature: curvature[k] });
  });
  const fields = [start, end, ...cuts.filter((cut) => cut > start && cut < end)];
  fields.forEach((field, k) => {
    u[k] = field;
  });
  bracketFields(jets, V, fields.length, from, to);
  solveProximal(jets, V, batch, indices, fields.length, spare);
  fields.forEach((field, k) => {
    ends.push({ u: field, x: Math.min(Math.max(x[k], from), to), curvature: curvature[k] });
  });
  return ends.sort((left, right) => left.u - right.u);
}
function flatPiece(x, highest, lowest, cuts, n2, visit) {
  if (!(highest > lowest)) return;
  const { nodes, weights } = gaussLegendre(n2);
  const shifts = [highest, lowest];
  for (const cut of cuts) if (x - cut < highest && x - cut > lowest) shifts.push(x - cut);
  shifts.sort((a, b) => b - a);
  for (let k = 1; k < shifts.length; k++) {
    const low = shifts[k];
    const half = 0.5 * (shifts[k - 1] - low);
    for (let i = 0; i < n2; i++) {
      const shift = low + half * (1 + nodes[i]);
      visit(x - shift, half * weights[i], shift, 0, 1, x, Number.NaN);
    }
  }
}
function gaussianCuts(scale, slope) {
  const cuts = [];
  for (let k = -6; k <= 6; k++) cuts.push(k * PANEL_WIDTH2 * scale);
  if (slope > 1) {
    for (let k = 1; k <= 6; k++) cuts.push(k * PANEL_WIDTH2 * scale / slope, -k * PANEL_WIDTH2 * scale / slope);
  }
  return cuts;
}

// equations/channels/proximal.ts
var NODES = 16;
var CHECK_NODES = 12;
var HOLE = 1e-9;
function proximalChannel(loss2, epsilon) {
  const c = labelCorrelation(epsilon);
  const marks = landmarksOf(loss2);
  const whole = proximalGrid(loss2);
  const gridAt = (V) => V === Number.POSITIVE_INFINITY ? void 0 : whole;
  return {
    loss: loss2,
    route: "quadrature",
    epsilon,
    relativeError: (cavity) => {
      const grid2 = gridAt(cavity.V);
      const alignment = grid2?.alignment(cavity.V, cavity.tau, 1);
      const fluctuation = alignment && grid2?.fluctuation(cavity, epsilon);
      return fluctuation && alignment ? Math.max(alignment.relativeError, fluctuation.relativeError) : quadratureError(loss2, marks, epsilon, cavity);
    },
    alignment: (V, tau) => gridAt(V)?.alignment(V, tau, c)?.averages ?? alignmentByNodes(loss2, marks, c, V, tau, NODES),
    fluctuation: (cavity) => gridAt(cavity.V)?.fluctuation(cavity, epsilon)?.averages ?? fluctuationByNodes(loss2, marks, epsilon, cavity, NODES),
    trainingLoss: (cavity) => gridAt(cavity.V)?.trainingLoss(cavity, epsilon, false)?.averages.mean ?? lossByNodes(loss2, marks, epsilon, cavity, NODES).mean,
    lossError: (cavity) => {
      const found2 = gridAt(cavity.V)?.trainingLoss(cavity, epsilon, true);
      if (found2 !== void 0) return found2.averages.noise + found2.relativeError * Math.abs(found2.averages.mean);
      const { mean, noise } = lossByNodes(loss2, marks, epsilon, cavity, NODES);
      return Math.abs(mean - lossByNodes(loss2, marks, epsilon, cavity, CHECK_NODES).mean) + noise + 4e-16 * Math.abs(mean);
    }
  };
}
function lossByNodes(loss2, marks, epsilon, { V, m, tau }, n2) {
  if (V === Number.POSITIVE_INFINITY) return { mean: 0, noise: 0 };
  const scale = Math.sqrt(m * m + tau * tau);
  const slope = m / tau;
  let mean = 0;
  let noise = 0;
  visitNodes(loss2, marks, V, scale, slope, n2, (u, weight, shift, _byLogV, _removed, x, known) => {
    const t = u / scale;
    const mass = weight * exp(-0.5 * t * t) * (epsilon + 2 * (1 - epsilon) * normalCdf(slope * t));
    const value = Number.isNaN(known) ? loss2.value(x) : known;
    mean += mass * value;
    if (Number.isNaN(known)) return;
    const beside = BESIDE2 * x;
    noise += mass * Math.abs(loss2.value(beside) - value + (beside - x) * shift / V);
  });
  return { mean: NORMAL_DENSITY_AT_ZERO * mean / scale, noise: NORMAL_DENSITY_AT_ZERO * noise / scale };
}
function alignmentByNodes(loss2, marks, c, V, tau, n2) {
  let mean = 0;
  let byLogV = 0;
  let byLogTau = 0;
  visitNodes(loss2, marks, V, tau, 0, n2, (u, weight, shift, shiftByLogV) => {
    const s = u / tau;
    const mass = weight * exp(-0.5 * s * s);
    mean += mass * shift;
    byLogV += mass * shiftByLogV;
    byLogTau += mass * shift * (s * s - 1);
  });
  const scale = c * NORMAL_DENSITY_AT_ZERO / tau;
  return { mHat: scale * mean, mHatByLogV: scale * byLogV, mHatByLogTau: scale * byLogTau };
}
function fluctuationByNodes(loss2, marks, epsilon, cavity, n2) {
  const { V, m, tau } = cavity;
  const q = m * m + tau * tau;
  const scale = Math.sqrt(q);
  const slope = m / tau;
  const rule = 2 * (1 - epsilon);
  const sum2 = {
    VHat: 0,
    VHatByScale: 0,
    VHatBySlope: 0,
    VHatByLogV: 0,
    qHat: 0,
    qHatByScale: 0,
    qHatBySlope: 0,
    qHatByLogV: 0
  };
  visitNodes(loss2, marks, V, scale, slope, n2, (u, weight, shift, shiftByLogV, removed) => {
    const t = u / scale;
    const gauss = weight / scale * NORMAL_DENSITY_AT_ZERO * exp(-0.5 * t * t);
    const mass = gauss * (epsilon + rule * normalCdf(slope * t));
    const lean = gauss * rule * NORMAL_DENSITY_AT_ZERO * exp(-0.5 * slope * slope * t * t);
    const square2 = shift * shift;
    const spread = t * t - 1;
    sum2.VHat += mass * removed;
    sum2.VHatByScale += mass * removed * spread;
    sum2.VHatBySlope += lean * removed * t;
    sum2.VHatByLogV += (slope * lean - t * mass) / scale * shiftByLogV;
    sum2.qHat += mass * square2;
    sum2.qHatByScale += mass * square2 * spread;
    sum2.qHatBySlope += lean * square2 * t;
    sum2.qHatByLogV += 2 * mass * shift * shiftByLogV;
  });
  const scaleByLogTau = tau * tau / q;
  const scaleByM = m / q;
  const slopeByLogTau = -slope * (1 + scaleByLogTau);
  const slopeByM = 1 / tau - slope * scaleByM;
  return {
    VHat: sum2.VHat,
    VHatByLogV: sum2.VHatByLogV,
    VHatByLogTau: sum2.VHatByScale * scaleByLogTau + sum2.VHatBySlope * slopeByLogTau,
    VHatByM: sum2.VHatByScale * scaleByM + sum2.VHatBySlope * slopeByM,
    qHat: sum2.qHat,
    qHatByLogV: sum2.qHatByLogV,
    qHatByLogTau: sum2.qHatByScale * scaleByLogTau + sum2.qHatBySlope * slopeByLogTau,
    qHatByM: sum2.qHatByScale * scaleByM + sum2.qHatBySlope * slopeByM
  };
}
function quadratureError(loss2, marks, epsilon, cavity) {
  const fine = fluctuationByNodes(loss2, marks, epsilon, cavity, NODES);
  const coarse = fluctuationByNodes(loss2, marks, epsilon, cavity, CHECK_NODES);
  const align = alignmentByNodes(loss2, marks, 1, cavity.V, cavity.tau, NODES);
  const alignCoarse = alignmentByNodes(loss2, marks, 1, cavity.V, cavity.tau, CHECK_NODES);
  const scale = Math.hypot(cavity.m, cavity.tau);
  let mass = 0;
  visitNodes(loss2, marks, cavity.V, scale, cavity.m / cavity.tau, NODES, (u, weight) => {
    mass += weight / scale * NORMAL_DENSITY_AT_ZERO * exp(-0.5 * (u / scale) ** 2);
  });
  const hole = Math.abs(1 - mass);
  if (cavity.V < Number.POSITIVE_INFINITY && hole > HOLE) return Number.POSITIVE_INFINITY;
  const gap = (a, b) => a === 0 ? 0 : Math.abs(b / a - 1);
  return Math.max(gap(fine.VHat, coarse.VHat), gap(fine.qHat, coarse.qHat), gap(align.mHat, alignCoarse.mHat)) + 4e-15;
}

// equations/vocabulary/choices.ts
init_nearMiss();

// equations/channels/hinge.ts
init_normal();

// equations/channels/window.ts
init_elementary();
init_normal();

// equations/channels/truncatedMoments.ts
init_normal();

// src/numerics/owensT.ts
init_elementary();
var INVERSE_TWO_PI = 0.15915494309189535;
var GAUSSIAN_REACH2 = 9;
var REACHES = [0.6, 1.5, 3, 5, GAUSSIAN_REACH2];
var RULES = [12, 14, 18, 24, 36].map((n2) => gaussLegendre(n2));
function owensTSmallSlope(h, a) {
  const height = Math.abs(h);
  const halfSquare = 0.5 * height * height;
  if (halfSquare > 745 || a === 0) return 0;
  let reach = a;
  let spread = height * a;
  if (spread > GAUSSIAN_REACH2) {
    reach = GAUSSIAN_REACH2 / height;
    spread = GAUSSIAN_REACH2;
  }
  let rank = 0;
  while (spread > (REACHES[rank] ?? GAUSSIAN_REACH2)) rank++;
  const rule = RULES[rank] ?? gaussLegendre(36);
  const { nodes, weights } = rule;
  const half = 0.5 * reach;
  let sum2 = 0;
  for (let i = 0; i < nodes.length; i++) {
    const x = half * (1 + nodes[i]);
    const square2 = x * x;
    sum2 += weights[i] * exp(-halfSquare * square2) / (1 + square2);
  }
  return INVERSE_TWO_PI * exp(-halfSquare) * half * sum2;
}
function halfSkewCdf(h, b, cdf, farCdf, erfHalf) {
  if (b <= 1) return 0.5 * cdf - owensTSmallSlope(h, b);
  return 0.5 * farCdf * erfHalf + owensTSmallSlope(b * h, 1 / b);
}

// equations/channels/truncatedMoments.ts
var EMPTY = {
  zeroth: 0,
  first: 0,
  second: 0,
  density: 0,
  phi: 0,
  phiFar: 0,
  firstSize: 0,
  secondSize: 0
};
var NORMAL_REACH = 38.5;
function truncatedMoments(h, b, epsilon, upper, sphericalTail) {
  if (h < -NORMAL_REACH || upper && h > NORMAL_REACH) return EMPTY;
  const rSquare = 1 + b * b;
  const r = Math.sqrt(rSquare);
  const bh = b * h;
  const phi = normalDensity(h);
  const phiFar = normalDensity(r * h);
  const tail = normalTail(Math.abs(h));
  const farTail = normalTail(Math.abs(bh));
  const farCdf = h > 0 ? 1 - farTail : farTail;
  const lean = b / r * NORMAL_DENSITY_AT_ZERO;
  const leanSquare = b / rSquare * NORMAL_DENSITY_AT_ZERO * phiFar;
  const rule = 2 * (1 - epsilon);
  const density = phi * (epsilon + rule * farCdf);
  const edge = phi * farCdf;
  if (upper) {
    const zeroth2 = b <= 1 ? 0.5 * tail + owensTSmallSlope(h, b) : farCdf * tail + 0.5 * farTail - owensTSmallSlope(bh, 1 / b);
    const first = edge + lean * sphericalTail;
    const second = h * edge + zeroth2 + leanSquare;
    return {
      zeroth: epsilon * tail + rule * zeroth2,
      first: epsilon * phi + rule * first,
      second: epsilon * (tail + h * phi) + rule * second,
      density,
      phi,
      phiFar,
      firstSize: epsilon * phi + rule * first,
      secondSize: epsilon * (tail + h * phi) + rule * second
    };
  }
  const cdf = h > 0 ? 1 - tail : tail;
  const zeroth = halfSkewCdf(h, b, cdf, farCdf, b > 1 ? erf(h * Math.SQRT1_2) : 0);
  const spherical = h > 0 ? 1 - sphericalTail : sphericalTail;
  const hEdge = h * edge;
  return {
    zeroth: epsilon * cdf + rule * zeroth,
    first: -epsilon * phi + rule * (lean * spherical - edge),
    second: epsilon * (cdf - h * phi) + rule * (zeroth - hEdge - leanSquare),
    density,
    phi,
    phiFar,
    firstSize: epsilon * phi + rule * (lean * spherical + edge),
    secondSize: epsilon * (cdf + Math.abs(h) * phi) + rule * (zeroth + Math.abs(hEdge) + leanSquare)
  };
}

// equations/channels/window.ts
var CANCELLATION_LIMIT = 2e-14;
var ROUNDING2 = 4e-16;
var NARROW = 0.5;
var PANEL_NODES = 16;
var UPPER_FROM = 0.5;
var STEP_REACH = 9;
function windowAverages(low, width, high, b, epsilon, lowTail, highTail) {
  const rSquare = 1 + b * b;
  const upper = low > UPPER_FROM;
  const start = truncatedMoments(low, b, epsilon, upper, lowTail);
  const scale = Math.max(1, b * low < STEP_REACH ? b : low);
  const narrow = width * scale < NARROW;
  const end = truncatedMoments(high, b, epsilon, upper, highTail);
  const below = upper ? 1 - start.zeroth : start.zeroth;
  const byBScale = 2 * (1 - epsilon) * NORMAL_DENSITY_AT_ZERO;
  const belowByB = -byBScale * start.phiFar / rSquare;
  const direct = narrow ? integrateWindow([width, 0], high, b, epsilon) : void 0;
  const averages = direct ?? closedForms(low, width, high, b, epsilon, { start, end, below, lowTail, highTail, upper });
  return {
    inside: averages.inside,
    ramp: averages.ramp,
    rampSquare: averages.rampSquare,
    insideByB: averages.insideByB,
    rampSquareByB: averages.rampSquareByB,
    below,
    belowByB,
    densityLow: start.density,
    densityHigh: end.density
  };
}
function closedForms(low, width, high, b, epsilon, ends) {
  const { start, end, below, lowTail, highTail, upper } = ends;
  const sign = upper ? -1 : 1;
  const zeroth = sign * (end.zeroth - start.zeroth);
  const first = sign * (end.first - start.first);
  const second = sign * (end.second - start.second);
  const rampSquare = high * high * zeroth - 2 * high * first + second;
  const bounded = width < Number.POSITIVE_INFINITY;
  const total = rampSquare + (bounded ? width * width * below : 0);
  const size2 = high * high * (start.zeroth + end.zeroth) + 2 * high * (start.firstSize + end.firstSize) + start.secondSize + end.secondSize;
  const zerothSize = start.zeroth + end.zeroth;
  const kept = ROUNDING2 * size2 < CANCELLATION_LIMIT * total && ROUNDING2 * zerothSize <= CANCELLATION_LIMIT * zeroth;
  if (!kept) {
    const cuts = gaussianPanels(low, high, b);
    if (cuts.length > 0) {
      const heights = cuts.map((cut, i) => i === 0 && cut === low ? width : high - cut);
      return integrateWindow(heights, high, b, epsilon);
    }
  }
  const rSquare = 1 + b * b;
  const byBScale = 2 * (1 - epsilon) * NORMAL_DENSITY_AT_ZERO;
  const lowCdf = low > 0 ? 1 - lowTail : lowTail;
  const spherical = upper ? lowTail - highTail : 1 - highTail - (bounded ? lowCdf : 0);
  const edge = bounded ? low * start.phiFar : 0;
  const K1 = (start.phiFar - end.phiFar) / rSquare;
  const K2 = spherical / (rSquare * Math.sqrt(rSquare)) - (high * end.phiFar - edge) / rSquare;
  const K3 = ((bounded ? low * edge : 0) - high * high * end.phiFar) / rSquare + 2 * K1 / rSquare;
  return {
    inside: zeroth,
    ramp: high * zeroth - first,
    rampSquare,
    insideByB: byBScale * K1,
    rampSquareByB: byBScale * (high * high * K1 - 2 * high * K2 + K3)
  };
}
function integrateWindow(heights, high, b, epsilon) {
  const { nodes, weights } = gaussLegendre(PANEL_NODES);
  const rule = 2 * (1 - epsilon);
  let inside = 0;
  let ramp = 0;
  let rampSquare = 0;
  let insideByB = 0;
  let rampSquareByB = 0;
  for (let k = 1; k < heights.length; k++) {
    const to = heights[k];
    const half = 0.5 * (heights[k - 1] - to);
    for (let i = 0; i < PANEL_NODES; i++) {
      const height = to + half * (1 + nodes[i]);
      const t = high - height;
      const weight = half * weights[i] * NORMAL_DENSITY_AT_ZERO * exp(-0.5 * t * t);
      const mass = weight * (epsilon + rule * normalCdf(b * t));
      const lean = weight * rule * t * NORMAL_DENSITY_AT_ZERO * exp(-0.5 * b * b * t * t);
      inside += mass;
      ramp += mass * height;
      rampSquare += mass * height * height;
      insideByB += lean;
      rampSquareByB += lean * height * height;
    }
  }
  return { inside, ramp, rampSquare, insideByB, rampSquareByB };
}
var TAIL_GROWTH2 = 2;
var TAIL_PANELS = 7;
function rampBelow(h, b, epsilon, sphericalTail) {
  const below = truncatedMoments(h, b, epsilon, false, sphericalTail);
  const value = h * below.zeroth - below.first;
  if (ROUNDING2 * (Math.abs(h) * below.zeroth + below.firstSize) < CANCELLATION_LIMIT * value) return value;
  const { nodes, weights } = gaussLegendre(PANEL_NODES);
  const rule = 2 * (1 - epsilon);
  let sum2 = 0;
  const heights = h < -1 ? tailHeights(-h, epsilon === 0 ? b : 0) : gaussianPanels(-h, Number.POSITIVE_INFINITY, b).map((t) => h + t);
  for (let k = 1; k < heights.length; k++) {
    const from = heights[k - 1];
    const half = 0.5 * (heights[k] - from);
    for (let i = 0; i < PANEL_NODES; i++) {
      const height = from + half * (1 + nodes[i]);
      const t = h - height;
      sum2 += half * weights[i] * height * exp(-0.5 * t * t) * (epsilon + rule * normalCdf(b * t));
    }
  }
  return NORMAL_DENSITY_AT_ZERO * sum2;
}
function tailHeights(distance, b) {
  const decay = 1 / (distance * (1 + b * b));
  const heights = [0];
  for (let k = 0; k < TAIL_PANELS; k++) heights.push(heights[k] + decay * integerPower(TAIL_GROWTH2, k));
  return heights;
}

// equations/channels/hinge.ts
var NARROW2 = 0.4;
var NARROW_NODES = 12;
var RELATIVE_ERROR = 2e-14;
function hingeChannel(epsilon) {
  const c = labelCorrelation(epsilon);
  return {
    loss: hinge,
    route: "exact",
    epsilon,
    relativeError: () => RELATIVE_ERROR,
    alignment: (V, tau) => windowAlignment(c, V, tau),
    fluctuation: (cavity) => windowFluctuation(cavity, epsilon),
    trainingLoss: (cavity) => {
      const { V, m, tau } = cavity;
      if (V === Number.POSITIVE_INFINITY) return 0;
      const root = Math.sqrt(m * m + tau * tau);
      return root * rampBelow((1 - V) / root, m / tau, epsilon, normalTail(Math.abs(1 - V) / tau));
    }
  };
}
function squaredHingeChannel(epsilon) {
  const c = labelCorrelation(epsilon);
  const removed = (V) => V === Number.POSITIVE_INFINITY ? 1 : V / (1 + V);
  const kept = (V) => V === Number.POSITIVE_INFINITY ? 0 : 1 / (1 + V);
  return {
    loss: squaredHinge,
    route: "exact",
    epsilon,
    relativeError: () => RELATIVE_ERROR,
    alignment: (V, tau) => {
      const full = windowAlignment(c, Number.POSITIVE_INFINITY, tau);
      const share = removed(V);
      const mHat = share * full.mHat;
      return { mHat, mHatByLogV: mHat * kept(V), mHatByLogTau: share * full.mHatByLogTau };
    },
    fluctuation: (cavity) => {
      const full = windowFluctuation({ V: Number.POSITIVE_INFINITY, m: cavity.m, tau: cavity.tau }, epsilon);
      const share = removed(cavity.V);
      const left = kept(cavity.V);
      const size2 = share * share;
      return {
        VHat: share * full.VHat,
        VHatByLogV: share * left * full.VHat,
        VHatByLogTau: share * full.VHatByLogTau,
        VHatByM: share * full.VHatByM,
        qHat: size2 * full.qHat,
        qHatByLogV: 2 * size2 * left * full.qHat,
        qHatByLogTau: size2 * full.qHatByLogTau,
        qHatByM: size2 * full.qHatByM
      };
    },
    trainingLoss: (cavity) => {
      const left = kept(cavity.V);
      if (left === 0) return 0;
      return 0.5 * left * left * windowFluctuation({ V: Number.POSITIVE_INFINITY, m: cavity.m, tau: cavity.tau }, epsilon).qHat;
    }
  };
}
function windowAlignment(c, V, tau) {
  const high = 1 / tau;
  const width = V / tau;
  const low = V === Number.POSITIVE_INFINITY ? Number.NEGATIVE_INFINITY : (1 - V) / tau;
  const lowPhi = V === Number.POSITIVE_INFINITY ? 0 : normalDensity(low);
  const highPhi = normalDensity(high);
  let integral;
  let densityChange = highPhi - lowPhi;
  if (width < NARROW2) {
    const { nodes, weights } = gaussLegendre(NARROW_NODES);
    integral = 0;
    densityChange = 0;
    for (let i = 0; i < NARROW_NODES; i++) {
      const s = low + 0.5 * width * (1 + nodes[i]);
      integral += weights[i] * normalCdf(s);
      densityChange -= weights[i] * s * normalDensity(s);
    }
    integral *= 0.5 * width;
    densityChange *= 0.5 * width;
  } else if (low > 0) {
    integral = width - (lowPhi - low * normalTail(low)) + (highPhi - high * normalTail(high));
  } else {
    const below = V === Number.POSITIVE_INFINITY ? 0 : low * normalCdf(low) + lowPhi;
    integral = high * normalCdf(high) + highPhi - below;
  }
  const lowCdf = V === Number.POSITIVE_INFINITY ? 0 : normalCdf(low);
  return {
    mHat: c * tau * integral,
    mHatByLogV: V === Number.POSITIVE_INFINITY ? 0 : c * V * lowCdf,
    mHatByLogTau: c * tau * densityChange
  };
}
function windowFluctuation(cavity, epsilon) {
  const { V, m, tau } = cavity;
  const q = m * m + tau * tau;
  const root = Math.sqrt(q);
  const high = 1 / root;
  const unbounded = V === Number.POSITIVE_INFINITY;
  const low = unbounded ? Number.NEGATIVE_INFINITY : (1 - V) / root;
  const width = V / root;
  const b = m / tau;
  const lowTail = unbounded ? 0 : normalTail(Math.abs(1 - V) / tau);
  const window = windowAverages(low, width, high, b, epsilon, lowTail, normalTail(1 / tau));
  return fluctuationOf(window, { low: unbounded ? 0 : low, width: unbounded ? 0 : width, high, q, tau, m, b });
}
function fluctuationOf(window, geometry) {
  const { low, width, high, q, tau, m, b } = geometry;
  const noiseShare = tau * tau / q;
  const clipped = width * width * window.below;
  const meanSquare = clipped + window.rampSquare;
  const byHigh = 2 * (width * window.below + window.ramp);
  const byLow = -2 * width * window.below;
  const byB = width * width * window.belowByB + window.rampSquareByB;
  const insideByScale = window.densityHigh * high - window.densityLow * low;
  const squareByScale = byHigh * high + byLow * low;
  return {
    VHat: window.inside,
    VHatByLogV: window.densityLow * width,
    VHatByLogTau: -noiseShare * insideByScale - b * window.insideByB,
    VHatByM: -m / q * insideByScale + window.insideByB / tau,
    qHat: q * meanSquare,
    qHatByLogV: -q * byLow * width,
    qHatByLogTau: 2 * tau * tau * meanSquare - q * (noiseShare * squareByScale + b * byB),
    qHatByM: 2 * m * meanSquare - m * squareByScale + q * byB / tau
  };
}

// equations/channels/square.ts
function squareChannel(epsilon) {
  const c = labelCorrelation(epsilon);
  const removed = (V) => V === Number.POSITIVE_INFINITY ? 1 : V / (1 + V);
  const residualSquare = ({ m, tau }) => (1 - m) * (1 - m) + 2 * m * (1 - c) + tau * tau;
  return {
    loss: square,
    route: "exact",
    epsilon,
    relativeError: () => 4e-16,
    alignment: (V) => {
      const share = removed(V);
      const mHat = c * share;
      return { mHat, mHatByLogV: V === Number.POSITIVE_INFINITY ? 0 : mHat / (1 + V), mHatByLogTau: 0 };
    },
    fluctuation: (cavity) => {
      const { V, m, tau } = cavity;
      const share = removed(V);
      const left = V === Number.POSITIVE_INFINITY ? 0 : 1 / (1 + V);
      const size2 = share * share;
      const square2 = residualSquare(cavity);
      return {
        VHat: share,
        VHatByLogV: share * left,
        VHatByLogTau: 0,
        VHatByM: 0,
        qHat: size2 * square2,
        qHatByLogV: 2 * size2 * left * square2,
        qHatByLogTau: 2 * size2 * tau * tau,
        qHatByM: 2 * size2 * (m - c)
      };
    },
    trainingLoss: (cavity) => {
      if (cavity.V === Number.POSITIVE_INFINITY) return 0;
      const left = 1 / (1 + cavity.V);
      return 0.5 * left * left * residualSquare(cavity);
    }
  };
}

// equations/vocabulary/losses.ts
var LOSSES = {
  square: { words: "square loss", loss: square, channel: squareChannel, learner: "ridge", equations: ["CH.4"] },
  hinge: {
    words: "hinge loss",
    loss: hinge,
    channel: hingeChannel,
    learner: "hinge",
    equations: ["CH.5", "CH.6", "CH.7"]
  },
  "squared-hinge": {
    words: "squared hinge loss",
    loss: squaredHinge,
    channel: squaredHingeChannel,
    learner: "newton",
    equations: ["CH.8"]
  },
  logistic: { words: "logistic loss", loss: logistic, learner: "newton", equations: ["CH.9"] }
};
var LOSS_NAMES = Object.keys(LOSSES);
function isLossName(name2) {
  return typeof name2 === "string" && Object.hasOwn(LOSSES, name2);
}

// equations/featureMoments.ts
init_errors();
init_elementary();

// equations/vocabulary/parameters.ts
init_errors();
var infinity = Number.POSITIVE_INFINITY;
var TABLE = {
  model: { kind: "text", symbol: "model", words: "model", help: "the learner's inputs and features", column: 0 },
  loss: {
    kind: "text",
    symbol: "loss",
    words: "loss",
    help: "margin loss that is trained on",
    variable: "u",
    column: 1
  },
  activation: {
    kind: "text",
    symbol: "\u03C3",
    words: "activation",
    help: "features by activation",
    variable: "x",
    column: 2
  },
  kernel: { kind: "text", symbol: "K", words: "kernel", help: "features by kernel", variable: "t", column: 3 },
  mu1: {
    kind: "number",
    symbol: "\u03BC\u2081",
    tex: "\\mu_1",
    words: "linear part",
    help: "linear part of the activation or kernel",
    lower: 0,
    upper: infinity,
    closed: [false, false],
    column: 7
  },
  muStar: {
    kind: "number",
    symbol: "\u03BC\u22C6",
    tex: "\\mu_\\star",
    words: "non-linear part",
    help: "non-linear part of the activation or kernel",
    lower: 0,
    upper: infinity,
    closed: [true, false],
    column: 8
  },
  gamma: {
    kind: "number",
    symbol: "\u03B3",
    tex: "\\gamma",
    words: "kernel angle",
    help: "kernel angle arctan(mu1/muStar), with mu1 = sin(gamma), muStar = cos(gamma)",
    lower: 0,
    upper: Math.PI / 2,
    closed: [false, false],
    swept: true,
    slider: { scale: "linear", from: 0.01, to: 1.56, steps: 310 },
    column: 9
  },
  alpha: {
    kind: "number",
    symbol: "\u03B1",
    tex: "\\alpha",
    words: "samples per dimension",
    help: "samples per input dimension, n/d",
    lower: 0,
    upper: infinity,
    closed: [false, false],
    swept: true,
    slider: { scale: "log", from: 0.05, to: 200, steps: 360 },
    column: 12
  },
  epsilon: {
    kind: "number",
    symbol: "\u03B5",
    tex: "\\varepsilon",
    words: "fraction of facts",
    help: "fraction of random labels (facts)",
    lower: 0,
    upper: 1,
    closed: [true, true],
    swept: true,
    slider: { scale: "linear", from: 0, to: 1, steps: 200 },
    column: 11
  },
  lambda: {
    kind: "number",
    symbol: "\u03BB",
    tex: "\\lambda",
    words: "regularization",
    help: 'ridge penalty; 0 or "0+" is the limit of vanishing, "inf" of infinite regularization',
    lower: 0,
    upper: infinity,
    closed: [true, true],
    limits: { lower: "0+", upper: "inf" },
    swept: true,
    slider: { scale: "log", from: 1e-5, to: 1e5, steps: 400 },
    column: 13
  },
  kappa: {
    kind: "number",
    symbol: "\u03BA",
    tex: "\\kappa",
    words: "features per dimension",
    help: "random features per input dimension, p/d",
    lower: 0,
    upper: infinity,
    closed: [false, false],
    remedy: "For the limit of infinitely many features use the kernel model",
    swept: true,
    slider: { scale: "log", from: 0.05, to: 100, steps: 330 },
    column: 10
  },
  eigenvalues: {
    kind: "list",
    symbol: "\u03BD",
    tex: "\\nu",
    words: "eigenvalues",
    help: "eigenvalues of the covariance, with the teacher's share on each",
    column: 5
  },
  continuum: {
    kind: "number",
    symbol: "continuum",
    words: "vanishing variance",
    help: "total variance in vanishing eigenvalues",
    lower: 0,
    upper: infinity,
    closed: [true, false],
    column: 6
  },
  channel: {
    kind: "text",
    symbol: "channel",
    words: "route",
    help: "how averages are computed: exact (default) or quadrature, the independent route",
    column: 4
  }
};
var PARAMETERS = TABLE;
var PARAMETER_NAMES = Object.keys(TABLE);
var NUMERIC_NAMES = PARAMETER_NAMES.filter(isNumeric);
var SLIDER_NAMES = NUMERIC_NAMES.filter((name2) => PARAMETERS[name2].slider !== void 0);
var OBSERVABLE_PARAMETERS = NUMERIC_NAMES.filter(
  (name2) => PARAMETERS[name2].observes === true
);
var TEXT_NAMES = PARAMETER_NAMES.filter((name2) => PARAMETERS[name2].kind === "text");
var PARAMETER_COLUMNS = [...PARAMETER_NAMES].sort(
  (one, other) => PARAMETERS[one].column - PARAMETERS[other].column
);
function isParameterName(name2) {
  return Object.hasOwn(TABLE, name2);
}
function isNumeric(name2) {
  return isParameterName(name2) && PARAMETERS[name2].kind === "number";
}
function allowedRange(name2) {
  const { lower, upper, closed } = PARAMETERS[name2];
  const top = upper === Math.PI / 2 ? "pi/2" : String(upper);
  return `${closed[0] ? "[" : "("}${lower}, ${top}${closed[1] ? "]" : ")"}`;
}
function requireParameter(where, name2, value) {
  const { lower, upper, closed, remedy } = PARAMETERS[name2];
  if (typeof value !== "number" || Number.isNaN(value))
    throw new ParameterError(where, name2, value, allowedRange(name2), remedy);
  const above = closed[0] ? value >= lower : value > lower;
  const below = closed[1] ? value <= upper : value < upper;
  if (!above || !below) throw new ParameterError(where, name2, value, allowedRange(name2), remedy);
  return value;
}

// equations/featureMoments.ts
function featureMoments(where, parameters) {
  const { mu1, muStar, gamma: gamma2 } = parameters;
  if (gamma2 === void 0) {
    return { mu1: requireParameter(where, "mu1", mu1), muStar: requireParameter(where, "muStar", muStar) };
  }
  if (mu1 !== void 0 || muStar !== void 0) {
    const remedy = "Give gamma, or mu1 and muStar";
    throw new ParameterError(where, "gamma", gamma2, "calls without mu1 and muStar", remedy);
  }
  const angle = requireParameter(where, "gamma", gamma2);
  return { mu1: (0, import_math_base_special_sin.default)(angle), muStar: (0, import_math_base_special_cos.default)(angle) };
}

// equations/spectra/empirical.ts
init_errors();
init_nearMiss();

// src/numerics/compensatedSum.ts
function compensatedSum(n2, term) {
  let sum2 = 0;
  let lost = 0;
  for (let i = 0; i < n2; i++) {
    const value = term(i);
    const next = sum2 + value;
    lost += Math.abs(sum2) >= Math.abs(value) ? sum2 - next + value : value - next + sum2;
    sum2 = next;
  }
  return Number.isFinite(sum2) ? sum2 + lost : sum2;
}

// src/numerics/gaussCompression.ts
var EXHAUSTED = 1e-24;
var MOST_SWEEPS = 60;
function gaussRuleOf({ points, weights }, from, to, n2) {
  const middle = 0.5 * (from + to);
  const half = 0.5 * (to - from);
  const count = points.length;
  const x = points.map((point) => (point - middle) / half);
  const mass = compensatedSum(count, (i) => weights[i]);
  const diagonal = [];
  const beside = [];
  let before = new Float64Array(count);
  let here = new Float64Array(count).fill(1);
  let norm = mass;
  let shrunk = 0;
  for (let k = 0; k < n2; k++) {
    const current = here;
    const mean = compensatedSum(count, (i) => weights[i] * x[i] * current[i] * current[i]) / norm;
    diagonal.push(mean);
    const next = new Float64Array(count);
    for (let i = 0; i < count; i++) next[i] = (x[i] - mean) * current[i] - shrunk * before[i];
    const nextNorm = compensatedSum(count, (i) => weights[i] * next[i] * next[i]);
    shrunk = nextNorm / norm;
    if (k + 1 === n2 || !(shrunk > EXHAUSTED)) break;
    beside.push(Math.sqrt(shrunk));
    before = current;
    here = next;
    norm = nextNorm;
  }
  const { values, first } = tridiagonalEigenvalues(diagonal, beside);
  return {
    points: Float64Array.from(values, (value) => Math.min(Math.max(middle + half * value, from), to)),
    weights: Float64Array.from(first, (component) => mass * component * component)
  };
}
function tridiagonalEigenvalues(diagonal, beside) {
  const size2 = diagonal.length;
  const d = [...diagonal];
  const e = [...beside, 0];
  const z = d.map((_, i) => i === 0 ? 1 : 0);
  for (let l = 0; l < size2; l++) {
    for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
      let m = l;
      while (m + 1 < size2 && Math.abs(e[m]) > Number.EPSILON * (Math.abs(d[m]) + Math.abs(d[m + 1]))) m++;
      if (m === l) break;
      let g = (d[l + 1] - d[l]) / (2 * e[l]);
      let r = Math.hypot(g, 1);
      g = d[m] - d[l] + e[l] / (g + (g < 0 ? -r : r));
      let s = 1;
      let c = 1;
      let p2 = 0;
      for (let i = m - 1; i >= l; i--) {
        const f = s * e[i];
        const b = c * e[i];
        r = Math.hypot(f, g);
        e[i + 1] = r;
        s = r === 0 ? 0 : f / r;
        c = r === 0 ? 1 : g / r;
        g = d[i + 1] - p2;
        r = (d[i] - g) * s + 2 * c * b;
        p2 = s * r;
        d[i + 1] = g + p2;
        g = c * r - b;
        const below = z[i + 1];
        z[i + 1] = s * z[i] + c * below;
        z[i] = c * z[i] - s * below;
      }
      d[l] = d[l] - p2;
      e[l] = g;
      e[m] = 0;
    }
  }
  return { values: d, first: z };
}

// src/numerics/complex.ts
function complexColumn(length) {
  return { re: new Float64Array(length), im: new Float64Array(length) };
}
function product2(a, b) {
  return { re: a.re * b.re - a.im * b.im, im: a.re * b.im + a.im * b.re };
}
function scaled(a, factor) {
  return { re: a.re * factor, im: a.im * factor };
}
function quotient(a, b) {
  if (Math.abs(b.re) >= Math.abs(b.im)) {
    const ratio2 = b.im / b.re;
    const size3 = b.re + b.im * ratio2;
    return { re: (a.re + a.im * ratio2) / size3, im: (a.im - a.re * ratio2) / size3 };
  }
  const ratio = b.re / b.im;
  const size2 = b.re * ratio + b.im;
  return { re: (a.re * ratio + a.im) / size2, im: (a.im * ratio - a.re) / size2 };
}
function squareRoot({ re, im }) {
  const size2 = Math.hypot(re, im);
  if (size2 === 0) return { re: 0, im: 0 };
  if (re >= 0) {
    const root2 = Math.sqrt(0.5 * (size2 + re));
    return { re: root2, im: 0.5 * im / root2 };
  }
  const root = Math.sqrt(0.5 * (size2 - re));
  const positive = im > 0 || Object.is(im, 0);
  return { re: 0.5 * Math.abs(im) / root, im: positive ? root : -root };
}

// equations/types.ts
var PAIR = {
  /** Q = <nu^2 / ((zeta_1 + nu)(zeta_2 + nu))>, the vanishing eigenvalues of a kernel excepted, as in all but W. */
  noise: 0,
  /** R = <t nu / ((zeta_1 + nu)(zeta_2 + nu))> - S_1 S_2. */
  spread: 2,
  /** W = <nu / ((zeta_1 + nu)(zeta_2 + nu))>. */
  weight: 4,
  /** <t / ((zeta_1 + nu)(zeta_2 + nu))>. */
  teacherWeight: 6
};
var PAIR_LENGTH = 8;

// equations/spectra/complexList.ts
var { noise: NOISE, spread: SPREAD, weight: WEIGHT, teacherWeight: TEACHER_WEIGHT } = PAIR;
var LENGTH = PAIR_LENGTH;
var MOST_CANCELLATION = 200;
var OUTER = 0;
var MIDDLE = 1;
var SQUARE = 3;
var SLOPE = 4;
var SUMS2 = 5;
function complexList(columns, continuum) {
  const { nu, weight, share } = columns;
  const count = nu.length;
  let rank = 0;
  let largest = 0;
  for (let k = 0; k < count; k++) {
    rank += weight[k];
    largest = Math.max(largest, nu[k]);
  }
  const moments = (zeta, alpha) => {
    let [Ar, Ai, Mr, Mi, Sr, Si, Wr, Wi, Ur, Ui] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    for (let k = 0; k < count; k++) {
      const n2 = nu[k];
      const re = zeta.re + n2;
      const size2 = 1 / (re * re + zeta.im * zeta.im);
      const ir = re * size2;
      const ii = -zeta.im * size2;
      const w = weight[k];
      const wn = w * n2;
      const sn = share[k] * n2;
      Ar += wn * ir;
      Ai += wn * ii;
      Mr += w * ir;
      Mi += w * ii;
      Sr += sn * ir;
      Si += sn * ii;
      const squareRe = ir * ir - ii * ii;
      const squareIm = 2 * ir * ii;
      Wr += wn * squareRe;
      Wi += wn * squareIm;
      Ur += sn * squareRe;
      Ui += sn * squareIm;
    }
    const inverse = 1 / (zeta.re * zeta.re + zeta.im * zeta.im);
    const cr = continuum === 0 ? 0 : continuum * zeta.re * inverse;
    const ci = continuum === 0 ? 0 : -continuum * zeta.im * inverse;
    const near = continuum === 0 && Math.abs(Ar) + Math.abs(Ai) > 0.5 * rank;
    const excess = near ? { re: alpha - rank + zeta.re * Mr - zeta.im * Mi, im: zeta.re * Mi + zeta.im * Mr } : { re: alpha - Ar - cr, im: -Ai - ci };
    const tail = continuum === 0 ? { re: 0, im: 0 } : { re: (cr * zeta.re + ci * zeta.im) * inverse, im: (ci * zeta.re - cr * zeta.im) * inverse };
    const response = { re: Ar + cr, im: Ai + ci };
    return {
      excess,
      response,
      teacher: { re: Sr, im: Si },
      weight: { re: Wr + tail.re, im: Wi + tail.im },
      teacherWeight: { re: Ur, im: Ui }
    };
  };
  const pairs = (first, second) => {
    const one = [sumsOf(columns, weight, first), sumsOf(columns, share, first)];
    const two = first === second ? one : [sumsOf(columns, weight, second), sumsOf(columns, share, second)];
    const found2 = new Float64Array(4);
    return (i, j, into) => {
      const xr = first.re[i];
      const xi = first.im[i];
      for (let mirror = 0; mirror < 2; mirror++) {
        const sign = mirror === 0 ? 1 : -1;
        const place = mirror * LENGTH;
        const yr = second.re[j];
        const yi = sign * second.im[j];
        for (let kind = 0; kind < 2; kind++) {
          const a = one[kind];
          const b = two[kind];
          if (xr === yr && xi === yi) {
            found2[0] = a.re[SUMS2 * i + SQUARE];
            found2[1] = a.im[SUMS2 * i + SQUARE];
            found2[2] = a.re[SUMS2 * i + SLOPE];
            found2[3] = a.im[SUMS2 * i + SLOPE];
          } else if (!dividedDifference(a, i, b, j, sign, xr, xi, yr, yi, OUTER, found2, 0) || !dividedDifference(a, i, b, j, sign, xr, xi, yr, yi, MIDDLE, found2, 2)) {
            pairSums(nu, kind === 0 ? weight : share, xr, xi, yr, yi, found2);
          }
          const square2 = place + (kind === 0 ? NOISE : SPREAD);
          const slope = place + (kind === 0 ? WEIGHT : TEACHER_WEIGHT);
          into[square2] = found2[0];
          into[square2 + 1] = found2[1];
          into[slope] = found2[2];
          into[slope + 1] = found2[3];
        }
        const sr = one[1].re[SUMS2 * i + MIDDLE];
        const si = one[1].im[SUMS2 * i + MIDDLE];
        const tr = two[1].re[SUMS2 * j + MIDDLE];
        const ti = sign * two[1].im[SUMS2 * j + MIDDLE];
        into[place + SPREAD] = into[place + SPREAD] - (sr * tr - si * ti);
        into[place + SPREAD + 1] = into[place + SPREAD + 1] - (sr * ti + si * tr);
        if (continuum === 0) continue;
        const pr = xr * yr - xi * yi;
        const pi = xr * yi + xi * yr;
        const size2 = continuum / (pr * pr + pi * pi);
        into[place + WEIGHT] = into[place + WEIGHT] + pr * size2;
        into[place + WEIGHT + 1] = into[place + WEIGHT + 1] - pi * size2;
      }
    };
  };
  return { moments, pairs, largest };
}
function sumsOf({ nu }, coefficient, zetas) {
  const nodes = zetas.re.length;
  const sums = complexColumn(SUMS2 * nodes);
  for (let i = 0; i < nodes; i++) {
    const zr = zetas.re[i];
    const zi = zetas.im[i];
    let [or, oi, mr, mi, nr, ni, qr, qi, sr, si] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    for (let k = 0; k < nu.length; k++) {
      const n2 = nu[k];
      const re = zr + n2;
      const size2 = 1 / (re * re + zi * zi);
      const ir = re * size2;
      const ii = -zi * size2;
      const c = coefficient[k];
      const cn = c * n2;
      const cnn = cn * n2;
      const squareRe = ir * ir - ii * ii;
      const squareIm = 2 * ir * ii;
      or += cnn * ir;
      oi += cnn * ii;
      mr += cn * ir;
      mi += cn * ii;
      nr += c * ir;
      ni += c * ii;
      qr += cnn * squareRe;
      qi += cnn * squareIm;
      sr += cn * squareRe;
      si += cn * squareIm;
    }
    sums.re.set([or, mr, nr, qr, sr], SUMS2 * i);
    sums.im.set([oi, mi, ni, qi, si], SUMS2 * i);
  }
  return sums;
}
function dividedDifference(a, i, b, j, sign, xr, xi, yr, yi, form, found2, at2) {
  const p2 = SUMS2 * i + form;
  const q = SUMS2 * j + form;
  const fr = a.re[p2];
  const fi = a.im[p2];
  const gr = b.re[q];
  const gi = sign * b.im[q];
  let nr = fr - gr;
  let ni = fi - gi;
  const outer2 = (size(fr, fi) + size(gr, gi)) / size(nr, ni);
  const hr = a.re[p2 + 1];
  const hi = a.im[p2 + 1];
  const kr = b.re[q + 1];
  const ki = sign * b.im[q + 1];
  const ar = yr * kr - yi * ki;
  const ai = yr * ki + yi * kr;
  const br = xr * hr - xi * hi;
  const bi = xr * hi + xi * hr;
  const inner = (size(ar, ai) + size(br, bi)) / size(ar - br, ai - bi);
  if (!(Math.min(outer2, inner) < MOST_CANCELLATION)) return false;
  if (inner < outer2) {
    nr = ar - br;
    ni = ai - bi;
  }
  const dr = yr - xr;
  const di = yi - xi;
  const scale = 1 / (dr * dr + di * di);
  found2[at2] = (nr * dr + ni * di) * scale;
  found2[at2 + 1] = (ni * dr - nr * di) * scale;
  return true;
}
function size(re, im) {
  return Math.abs(re) + Math.abs(im);
}
function pairSums(nu, coefficient, xr, xi, yr, yi, found2) {
  let [qr, qi, sr, si] = [0, 0, 0, 0];
  for (let k = 0; k < nu.length; k++) {
    const n2 = nu[k];
    const re = (xr + n2) * (yr + n2) - xi * yi;
    const im = (xr + n2) * yi + xi * (yr + n2);
    const cn = coefficient[k] * n2 / (re * re + im * im);
    const cnn = cn * n2;
    qr += cnn * re;
    qi -= cnn * im;
    sr += cn * re;
    si -= cn * im;
  }
  found2[0] = qr;
  found2[1] = qi;
  found2[2] = sr;
  found2[3] = si;
}

// equations/spectra/empirical.ts
var EIGENVALUE_KEYS = ["nu", "share", "weight"];
var SUM_ROUNDING = 12e-17;
var SHARE_SLACK = 1e-9;
var SHORT = 96;
var NODES2 = 11;
function empirical(eigenvalues, continuum) {
  const entries = requireEigenvalues(eigenvalues);
  if (!(Number.isFinite(continuum) && continuum >= 0)) {
    throw new ParameterError("empirical", "continuum", continuum, "[0, Infinity)");
  }
  const count = entries.length;
  const seen = entries.filter(({ nu: nu2 }) => nu2 > 0);
  const nu = Float64Array.from(seen, (entry) => entry.nu);
  const share = Float64Array.from(seen, (entry) => entry.share);
  const weight = Float64Array.from(seen, (entry) => entry.weight);
  const total = compensatedSum(count, (i) => entries[i].share);
  if (!(total > 0 && total <= 1 + SHARE_SLACK)) {
    throw new ParameterError("empirical", "sum of share", total, "(0, 1]");
  }
  const sum2 = (f) => compensatedSum(nu.length, f);
  const teacherShare = sum2((i) => share[i]);
  if (!(teacherShare > 0)) {
    throw new ParameterError("empirical", "sum of share where nu > 0", teacherShare, "(0, 1]");
  }
  const missing2 = Math.max(0, 1 - teacherShare);
  const tMean = sum2((i) => share[i] * nu[i]);
  const center = tMean / teacherShare;
  const [byWeight, byShare] = [weight, share].map((mass) => compressed({ points: nu, weights: mass }));
  return {
    moments: momentsOf2(byWeight, byShare, { teacherShare, missing: missing2, continuum }),
    means: {
      nu: sum2((i) => weight[i] * nu[i]) + continuum,
      t: tMean,
      nuSquare: sum2((i) => weight[i] * nu[i] * nu[i]),
      spread: sum2((i) => share[i] * (nu[i] - center) ** 2) + teacherShare * missing2 * center * center
    },
    rank: continuum > 0 ? Number.POSITIVE_INFINITY : sum2((i) => weight[i]),
    teacherShare: Math.min(1, teacherShare),
    // A sum that is one to rounding is one.
    teacherMissing: { value: missing2 > SUM_ROUNDING * count ? missing2 : 0, error: SUM_ROUNDING * count },
    smallest: nu.reduce((least2, value) => Math.min(least2, value), continuum > 0 ? continuum : Number.POSITIVE_INFINITY),
    complex: complexList({ nu, weight, share }, continuum)
  };
}
function momentsOf2(byWeight, byShare, {
  teacherShare,
  missing: missing2,
  continuum
}) {
  const { points: nu, weights: weight } = byWeight;
  const { points: carrier, weights: share } = byShare;
  const passed = new Float64Array(carrier.length);
  return (zeta) => {
    let response = 0;
    let noise = 0;
    let weightSum = 0;
    let noiseChange = 0;
    for (let i = 0; i < nu.length; i++) {
      const inverse = 1 / (zeta + nu[i]);
      const part = weight[i] * (nu[i] * inverse);
      const square2 = part * (nu[i] * inverse);
      response += part;
      noise += square2;
      weightSum += part * inverse;
      noiseChange += square2 * (zeta * inverse);
    }
    let teacher = 0;
    let teacherWeight = 0;
    let teacherChange = 0;
    for (let i = 0; i < carrier.length; i++) {
      const inverse = 1 / (zeta + carrier[i]);
      const fraction = carrier[i] * inverse;
      const part = share[i] * fraction;
      passed[i] = fraction;
      teacher += part;
      teacherWeight += part * inverse;
      teacherChange += part * fraction * (zeta * inverse);
    }
    const mean = teacher / teacherShare;
    let spread = 0;
    for (let i = 0; i < carrier.length; i++) {
      const deviation = passed[i] - mean;
      spread += share[i] * deviation * deviation;
    }
    const tail = continuum === 0 ? 0 : continuum / zeta;
    return {
      response: response + tail,
      teacher,
      noise,
      spread: spread + teacherShare * missing2 * mean * mean,
      weight: weightSum + (tail === 0 ? 0 : tail / zeta),
      teacherWeight,
      responseByLogZeta: -zeta * weightSum - tail,
      teacherByLogZeta: -zeta * teacherWeight,
      noiseByLogZeta: -2 * noiseChange,
      spreadByLogZeta: -2 * teacherChange + 2 * teacher * zeta * teacherWeight
    };
  };
}
function compressed(measure) {
  const { points, weights } = measure;
  if (points.length <= SHORT) return measure;
  const bins = /* @__PURE__ */ new Map();
  for (let i = 0; i < points.length; i++) {
    if (weights[i] === 0) continue;
    const edge = powerBelow(points[i]);
    const bin = bins.get(edge);
    if (bin === void 0) bins.set(edge, [i]);
    else bin.push(i);
  }
  const rules2 = [...bins].map(([edge, indices]) => {
    const inside = {
      points: Float64Array.from(indices, (i) => points[i]),
      weights: Float64Array.from(indices, (i) => weights[i])
    };
    return indices.length <= NODES2 ? inside : gaussRuleOf(inside, edge, 2 * edge, NODES2);
  });
  return {
    points: Float64Array.from(rules2.flatMap((rule) => [...rule.points])),
    weights: Float64Array.from(rules2.flatMap((rule) => [...rule.weights]))
  };
}
function powerBelow(x) {
  let power = 1;
  while (power > x) power *= 0.5;
  while (2 * power <= x) power *= 2;
  return power;
}
function requireEigenvalues(list) {
  if (!Array.isArray(list)) {
    throw new ParameterError("empirical", "eigenvalues", list, "lists of { nu, share, weight }");
  }
  const count = list.length;
  if (count === 0) throw new ParameterError("empirical", "eigenvalues", "an empty list", "lists of at least one entry");
  const entries = list.map((entry, i) => {
    if (typeof entry !== "object" || entry === null) {
      throw new ParameterError("empirical", `eigenvalues[${i}]`, entry, "objects { nu, share, weight }");
    }
    const given = entry;
    const stranger = Object.keys(entry).find((key) => !EIGENVALUE_KEYS.includes(key));
    if (stranger !== void 0) {
      const remedy = didYouMean(stranger, EIGENVALUE_KEYS);
      throw new ParameterError(
        "empirical",
        `key of eigenvalues[${i}]`,
        stranger,
        `{${EIGENVALUE_KEYS.join(", ")}}`,
        remedy
      );
    }
    const number2 = (name2, value) => {
      if (typeof value === "number") return value;
      throw new ParameterError("empirical", `${name2}[${i}]`, value, "the numbers");
    };
    const nu = number2("nu", given.nu);
    const share = number2("share", given.share);
    const weight = number2("weight", given.weight === void 0 ? 1 / count : given.weight);
    if (!(nu >= 0 && nu < Number.POSITIVE_INFINITY))
      throw new ParameterError("empirical", `nu[${i}]`, nu, "[0, Infinity)");
    if (!(share >= 0 && share <= 1)) throw new ParameterError("empirical", `share[${i}]`, share, "[0, 1]");
    if (!(weight > 0 && weight < Number.POSITIVE_INFINITY)) {
      throw new ParameterError("empirical", `weight[${i}]`, weight, "(0, Infinity)");
    }
    return { nu, share, weight };
  });
  if (!entries.some(({ nu }) => nu > 0)) {
    throw new ParameterError("empirical", "nu[0]", 0, "(0, Infinity) for at least one eigenvalue");
  }
  return entries;
}

// equations/spectra/complexIsotropic.ts
var { noise: NOISE2, spread: SPREAD2, weight: WEIGHT2, teacherWeight: TEACHER_WEIGHT2 } = PAIR;
var LENGTH2 = PAIR_LENGTH;
function complexIsotropic(mu1Square, muStarSquare) {
  const teacherAt = (zeta) => quotient({ re: mu1Square, im: 0 }, { re: zeta.re + mu1Square, im: zeta.im });
  const continuumAt = (zeta) => muStarSquare === 0 ? { re: 0, im: 0 } : quotient({ re: muStarSquare, im: 0 }, zeta);
  const moments = (zeta, alpha) => {
    const teacher = teacherAt(zeta);
    const continuum = continuumAt(zeta);
    const slope = quotient(teacher, { re: zeta.re + mu1Square, im: zeta.im });
    const tail = muStarSquare === 0 ? continuum : quotient(continuum, zeta);
    const complement = quotient(zeta, { re: zeta.re + mu1Square, im: zeta.im });
    return {
      excess: { re: alpha - 1 + complement.re - continuum.re, im: complement.im - continuum.im },
      response: { re: teacher.re + continuum.re, im: teacher.im + continuum.im },
      teacher,
      weight: { re: slope.re + tail.re, im: slope.im + tail.im },
      teacherWeight: slope
    };
  };
  const pairs = (first, second) => {
    const one = factorsOf(first);
    const two = factorsOf(second);
    return (i, j, into) => {
      const sr = one.teacher.re[i];
      const si = one.teacher.im[i];
      const cr = one.continuum.re[i];
      const ci = one.continuum.im[i];
      for (let mirror = 0; mirror < 2; mirror++) {
        const sign = mirror === 0 ? 1 : -1;
        const at2 = mirror * LENGTH2;
        const tr = two.teacher.re[j];
        const ti = sign * two.teacher.im[j];
        const re = sr * tr - si * ti;
        const im = sr * ti + si * tr;
        const er = two.continuum.re[j];
        const ei = sign * two.continuum.im[j];
        into[at2 + NOISE2] = re;
        into[at2 + NOISE2 + 1] = im;
        into[at2 + SPREAD2] = 0;
        into[at2 + SPREAD2 + 1] = 0;
        into[at2 + WEIGHT2] = re / mu1Square + cr * er - ci * ei;
        into[at2 + WEIGHT2 + 1] = im / mu1Square + cr * ei + ci * er;
        into[at2 + TEACHER_WEIGHT2] = re / mu1Square;
        into[at2 + TEACHER_WEIGHT2 + 1] = im / mu1Square;
      }
    };
  };
  const factorsOf = (zetas) => {
    const count = zetas.re.length;
    const teacher = complexColumn(count);
    const continuum = complexColumn(count);
    const root = Math.sqrt(muStarSquare);
    for (let k = 0; k < count; k++) {
      const zeta = { re: zetas.re[k], im: zetas.im[k] };
      const S = teacherAt(zeta);
      teacher.re[k] = S.re;
      teacher.im[k] = S.im;
      if (root === 0) continue;
      const inverse = quotient({ re: root, im: 0 }, zeta);
      continuum.re[k] = inverse.re;
      continuum.im[k] = inverse.im;
    }
    return { teacher, continuum };
  };
  return { moments, pairs, largest: mu1Square };
}

// equations/spectra/isotropic.ts
function isotropic(mu1, muStar) {
  const mu1Square = mu1 * mu1;
  const muStarSquare = muStar * muStar;
  const moments = (zeta) => {
    const total = zeta + mu1Square;
    const S = mu1Square / total;
    const complement = zeta / total;
    const continuum = muStarSquare === 0 ? 0 : muStarSquare / zeta;
    const teacherWeight = S / total;
    return {
      response: S + continuum,
      teacher: S,
      noise: S * S,
      spread: 0,
      weight: teacherWeight + (muStarSquare === 0 ? 0 : continuum / zeta),
      teacherWeight,
      responseByLogZeta: -S * complement - continuum,
      teacherByLogZeta: -S * complement,
      noiseByLogZeta: -2 * S * S * complement,
      spreadByLogZeta: 0
    };
  };
  return {
    moments,
    means: { nu: mu1Square + muStarSquare, t: mu1Square, nuSquare: mu1Square * mu1Square, spread: 0 },
    rank: muStarSquare === 0 ? 1 : Number.POSITIVE_INFINITY,
    teacherShare: 1,
    teacherMissing: { value: 0, error: 0 },
    smallest: muStarSquare === 0 ? mu1Square : Math.min(mu1Square, muStarSquare),
    isotropic: { mu1Square, muStarSquare },
    complex: complexIsotropic(mu1Square, muStarSquare)
  };
}

// equations/spectra/complexRandomFeatures.ts
var { noise: NOISE3, spread: SPREAD3, weight: WEIGHT3, teacherWeight: TEACHER_WEIGHT3 } = PAIR;
var LENGTH3 = PAIR_LENGTH;
var ONE = { re: 1, im: 0 };
function complexResolvent(x, gamma2) {
  const root = Math.sqrt(gamma2);
  const D = product2(
    squareRoot({ re: x.re + (1 + root) ** 2, im: x.im }),
    squareRoot({ re: x.re + (1 - root) ** 2, im: x.im })
  );
  const S = quotient({ re: 2, im: 0 }, { re: 1 + gamma2 + x.re + D.re, im: x.im + D.im });
  const gap = 1 - gamma2;
  const twice = scaled(x, 2);
  if (gap >= 0) {
    const oneMinusS = quotient(twice, { re: D.re + x.re + gap, im: D.im + x.im });
    return { S, oneMinusS, oneMinusGammaS: { re: gap + gamma2 * oneMinusS.re, im: gamma2 * oneMinusS.im }, D };
  }
  const oneMinusGammaS = quotient(twice, { re: D.re + x.re - gap, im: D.im + x.im });
  return { S, oneMinusS: scaled({ re: oneMinusGammaS.re - gap, im: oneMinusGammaS.im }, 1 / gamma2), oneMinusGammaS, D };
}
function complexRandomFeatures(mu1, muStar, kappa) {
  const mu1Square = mu1 * mu1;
  const ratio = muStar * muStar / mu1Square;
  const gamma2 = 1 / kappa;
  const rank = ratio === 0 ? Math.min(1, kappa) : kappa;
  const resolventAt = (zeta) => complexResolvent({ re: zeta.re / mu1Square + gamma2 * ratio, im: zeta.im / mu1Square }, gamma2);
  const moments = (zeta, alpha) => {
    const { S, oneMinusS, oneMinusGammaS, D } = resolventAt(zeta);
    const slope = quotient(S, D);
    const inverse = ratio === 0 ? { re: 0, im: 0 } : quotient(ONE, oneMinusS);
    const widening = scaled(product2(inverse, inverse), ratio);
    const response = product2(S, { re: 1 + ratio * inverse.re, im: ratio * inverse.im });
    const near = Math.abs(response.re) + Math.abs(response.im) > 0.5 * rank;
    return {
      excess: near ? excessOf(alpha, zeta, { S, oneMinusS, oneMinusGammaS, D }) : { re: alpha - response.re, im: -response.im },
      response,
      teacher: S,
      weight: scaled(product2(slope, { re: 1 + widening.re, im: widening.im }), 1 / mu1Square),
      teacherWeight: scaled(slope, 1 / mu1Square)
    };
  };
  const excessOf = (alpha, zeta, { S, oneMinusS, oneMinusGammaS }) => {
    if (ratio > 0) {
      const missing3 = scaled(product2(zeta, quotient(S, oneMinusS)), kappa / mu1Square);
      return { re: alpha - rank + missing3.re, im: missing3.im };
    }
    const missing2 = kappa >= 1 ? oneMinusS : scaled(oneMinusGammaS, kappa);
    return { re: alpha - rank + missing2.re, im: missing2.im };
  };
  const pairs = (first, second) => {
    const one = columnsOf(first, resolventAt, ratio > 0);
    const two = columnsOf(second, resolventAt, ratio > 0);
    return (i, j, into) => {
      const sr = one.S.re[i];
      const si = one.S.im[i];
      const ar = one.oneMinusS.re[i];
      const ai = one.oneMinusS.im[i];
      const gr = one.oneMinusGammaS.re[i];
      const gi = one.oneMinusGammaS.im[i];
      const vr = one.inverse.re[i];
      const vi = one.inverse.im[i];
      for (let mirror = 0; mirror < 2; mirror++) {
        const sign = mirror === 0 ? 1 : -1;
        const at2 = mirror * LENGTH3;
        const tr = two.S.re[j];
        const ti = sign * two.S.im[j];
        const br = two.oneMinusS.re[j];
        const bi = sign * two.oneMinusS.im[j];
        const ur = two.inverse.re[j];
        const ui = sign * two.inverse.im[j];
        const pr = sr * tr - si * ti;
        const pi = sr * ti + si * tr;
        const dr = gr + gamma2 * (sr * br - si * bi);
        const di = gi + gamma2 * (sr * bi + si * br);
        const size2 = 1 / (dr * dr + di * di);
        const er = (pr * dr + pi * di) * size2;
        const ei = (pi * dr - pr * di) * size2;
        const lr = ratio * (vr * ur - vi * ui);
        const li = ratio * (vr * ui + vi * ur);
        const nr = gr + gamma2 * br + gamma2 * ratio * (2 + lr);
        const ni = gi + gamma2 * bi + gamma2 * ratio * li;
        into[at2 + NOISE3] = er * nr - ei * ni;
        into[at2 + NOISE3 + 1] = er * ni + ei * nr;
        const xr = gamma2 * (ar * br - ai * bi + ratio);
        const xi = gamma2 * (ar * bi + ai * br);
        into[at2 + SPREAD3] = er * xr - ei * xi;
        into[at2 + SPREAD3 + 1] = er * xi + ei * xr;
        into[at2 + WEIGHT3] = (er * (1 + lr) - ei * li) / mu1Square;
        into[at2 + WEIGHT3 + 1] = (er * li + ei * (1 + lr)) / mu1Square;
        into[at2 + TEACHER_WEIGHT3] = er / mu1Square;
        into[at2 + TEACHER_WEIGHT3 + 1] = ei / mu1Square;
      }
    };
  };
  return { moments, pairs, largest: mu1Square * ((1 + Math.sqrt(gamma2)) ** 2 + gamma2 * ratio) };
}
function columnsOf(zetas, resolventAt, withInverse) {
  const count = zetas.re.length;
  const columns = {
    S: complexColumn(count),
    oneMinusS: complexColumn(count),
    oneMinusGammaS: complexColumn(count),
    inverse: complexColumn(count)
  };
  for (let k = 0; k < count; k++) {
    const { S, oneMinusS, oneMinusGammaS } = resolventAt(at(zetas, k));
    put(columns.S, k, S);
    put(columns.oneMinusS, k, oneMinusS);
    put(columns.oneMinusGammaS, k, oneMinusGammaS);
    put(columns.inverse, k, withInverse ? quotient(ONE, oneMinusS) : { re: 0, im: 0 });
  }
  return columns;
}
function at(column2, k) {
  return { re: column2.re[k], im: column2.im[k] };
}
function put(column2, k, { re, im }) {
  column2.re[k] = re;
  column2.im[k] = im;
}

// equations/spectra/marchenkoPastur.ts
var SMALLEST_Z = 1e-307;
function marchenkoPasturResolvent(z, gamma2) {
  const argument = Math.max(z, SMALLEST_Z);
  const gap = 1 - gamma2;
  const D = Math.sqrt(gap * gap + 2 * argument * (1 + gamma2) + argument * argument);
  const S = 2 / (1 + gamma2 + argument + D);
  if (gap >= 0) {
    const oneMinusS = 2 * argument / (D + argument + gap);
    return { S, oneMinusS, oneMinusGammaS: gap + gamma2 * oneMinusS, D };
  }
  const oneMinusGammaS = 2 * argument / (D + argument - gap);
  return { S, oneMinusS: (oneMinusGammaS - gap) / gamma2, oneMinusGammaS, D };
}

// equations/spectra/randomFeatures.ts
var ROUNDING3 = 1e-14;
function randomFeatures(mu1, muStar, kappa) {
  const mu1Square = mu1 * mu1;
  const muStarSquare = muStar * muStar;
  const ratio = muStarSquare / mu1Square;
  const gamma2 = 1 / kappa;
  const hardEdge = ratio === 0 && kappa === 1;
  const moments = (zeta) => {
    const scaled2 = zeta / mu1Square;
    const { S, oneMinusS, oneMinusGammaS, D } = marchenkoPasturResolvent(scaled2 + gamma2 * ratio, gamma2);
    const edge = S * D;
    const lift = ratio === 0 ? 0 : ratio / oneMinusS;
    const widening = oneMinusGammaS + gamma2 * oneMinusS + 2 * gamma2 * ratio + gamma2 * lift * lift;
    const noise = S * S * widening / edge;
    const offset = oneMinusS * oneMinusS + ratio;
    const spread = gamma2 * S * S * offset / edge;
    const slope = S / D;
    const responseByS = 1 + (ratio === 0 ? 0 : lift / oneMinusS);
    const byEdge = 2 * gamma2 * S / edge;
    const wideningByS = -2 * gamma2 + (ratio === 0 ? 0 : 2 * gamma2 * lift * lift / oneMinusS);
    const noiseByS = 2 * noise / S + S * S * wideningByS / edge + noise * byEdge;
    const spreadByS = 2 * spread / S - 2 * gamma2 * S * S * oneMinusS / edge + spread * byEdge;
    const byLogZeta = -slope * scaled2;
    return {
      response: S * (1 + lift),
      teacher: S,
      noise,
      spread,
      weight: hardEdge && zeta === 0 ? Number.POSITIVE_INFINITY : slope * responseByS / mu1Square,
      teacherWeight: hardEdge && zeta === 0 ? Number.POSITIVE_INFINITY : slope / mu1Square,
      responseByLogZeta: responseByS * byLogZeta,
      teacherByLogZeta: byLogZeta,
      noiseByLogZeta: noiseByS * byLogZeta,
      spreadByLogZeta: spreadByS * byLogZeta
    };
  };
  const bulkEdge = mu1Square * (1 - Math.sqrt(gamma2)) ** 2;
  const atZero = marchenkoPasturResolvent(gamma2 * ratio, gamma2);
  const complete = ratio === 0 && kappa >= 1;
  const missing2 = complete ? { value: 0, error: 0 } : { value: atZero.oneMinusS, error: ROUNDING3 * atZero.oneMinusS };
  return {
    moments,
    means: {
      nu: mu1Square + muStarSquare,
      t: mu1Square,
      nuSquare: mu1Square * mu1Square * (1 + gamma2) + gamma2 * muStarSquare * (2 * mu1Square + muStarSquare),
      spread: gamma2 * mu1Square * (mu1Square + muStarSquare)
    },
    rank: ratio === 0 ? Math.min(1, kappa) : kappa,
    teacherShare: atZero.S,
    teacherMissing: missing2,
    complex: complexRandomFeatures(mu1, muStar, kappa),
    smallest: kappa > 1 && ratio > 0 ? gamma2 * muStarSquare : bulkEdge + gamma2 * muStarSquare || mu1Square
  };
}

// equations/vocabulary/models.ts
var TABLE2 = {
  linear: {
    words: "perceptron",
    needs: [],
    allows: [],
    hasAngle: false,
    simulated: true,
    spectrum: () => isotropic(1, 0)
  },
  kernel: {
    words: "kernel",
    needs: [],
    allows: ["activation", "kernel", "mu1", "muStar", "gamma"],
    hasAngle: true,
    simulated: true,
    spectrum: (point) => {
      const { mu1, muStar } = featureMoments("kernel", point);
      return isotropic(mu1, muStar);
    }
  },
  rf: {
    words: "random features",
    needs: ["kappa"],
    allows: ["activation", "mu1", "muStar", "gamma"],
    remedies: { kernel: "Random features take an activation" },
    hasAngle: true,
    simulated: true,
    spectrum: (point) => {
      const { mu1, muStar } = featureMoments("rf", point);
      return randomFeatures(mu1, muStar, requireParameter("rf", "kappa", point.kappa));
    }
  },
  empirical: {
    words: "empirical spectrum",
    needs: ["eigenvalues"],
    allows: ["continuum"],
    hasAngle: false,
    simulated: false,
    spectrum: ({ eigenvalues = [], continuum = 0 }) => empirical(requireEigenvalues(eigenvalues), requireParameter("empirical", "continuum", continuum))
  }
};
var MODELS = TABLE2;
var MODEL_NAMES = Object.keys(TABLE2);
var SIMULATED_MODELS = MODEL_NAMES.filter((name2) => MODELS[name2].simulated);
function isModelName(name2) {
  return typeof name2 === "string" && Object.hasOwn(TABLE2, name2);
}
function isAngledModel(name2) {
  return isModelName(name2) && MODELS[name2].hasAngle;
}
var OPTIONAL_PARAMETERS = ["channel", ...OBSERVABLE_PARAMETERS];
function isAngled(point) {
  return isAngledModel(point.model);
}

// equations/vocabulary/choices.ts
var ROUTES = ["exact", "quadrature"];
var CHOICES = {
  model: MODEL_NAMES,
  loss: LOSS_NAMES,
  activation: ACTIVATION_NAMES,
  kernel: KERNEL_NAMES,
  channel: ROUTES
};
var ALIASES = {
  model: {
    perceptron: "linear",
    "random features": "rf",
    "random feature": "rf",
    rff: "rf",
    spectrum: "empirical",
    krr: "kernel"
  },
  loss: {
    mse: "square",
    squared: "square",
    "squared error": "square",
    quadratic: "square",
    l2: "square",
    ridge: "square",
    svm: "hinge",
    "hinge squared": "squared-hinge",
    "square hinge": "squared-hinge",
    "l2 svm": "squared-hinge",
    "cross entropy": "logistic",
    "log loss": "logistic",
    bce: "logistic",
    exponential: "exp(-u)",
    probit: "-log((1 + erf(u/sqrt(2)))/2)"
  },
  activation: {
    identity: "linear",
    step: "sign",
    gelu: "x*(1 + erf(x/sqrt(2)))/2",
    sigmoid: "1/(1 + exp(-x))",
    logistic: "1/(1 + exp(-x))",
    silu: "x/(1 + exp(-x))",
    swish: "x/(1 + exp(-x))",
    softplus: "log(1 + exp(x))",
    "leaky relu": "max(0.01*x, x)",
    elu: "x < 0 ? exp(x) - 1 : x"
  },
  kernel: {
    gaussian: "rbf(eta)",
    linear: "t",
    exponential: "exp(t)",
    arccos: "arc-cosine",
    arcsin: "arcsine",
    poly: "polynomial(degree, offset)",
    relu: "arc-cosine",
    erf: "arcsine"
  },
  channel: {}
};
function nameRemedy(name2, text) {
  const [names, aliases] = [CHOICES[name2], ALIASES[name2]];
  return typeof text === "string" ? didYouMean(text, names, aliases) : void 0;
}

// equations/models.ts
function modelNamed(name2, parameters) {
  const spectrum = MODELS[name2].spectrum(parameters);
  const epsilon = requireParameter(name2, "epsilon", parameters.epsilon);
  const observed = OBSERVABLE_PARAMETERS.filter((one) => parameters[one] !== void 0);
  return {
    name: name2,
    alpha: requireParameter(name2, "alpha", parameters.alpha),
    lambda: requireParameter(name2, "lambda", parameters.lambda),
    channel: channelOf(name2, parameters.loss, epsilon, parameters.channel),
    spectrum,
    ...observed.length === 0 ? {} : { observed: observedValues(name2, parameters, observed) }
  };
}
function observedValues(name2, parameters, observed) {
  return Object.fromEntries(observed.map((one) => [one, requireParameter(name2, one, parameters[one])]));
}
function channelOf(where, loss2, epsilon, route = "exact") {
  if (!isLossName(loss2) && !isLoss(loss2)) {
    throw new ParameterError(
      where,
      "loss",
      loss2,
      `{${LOSS_NAMES.join(", ")}}`,
      "For another loss use lossFromExpression"
    );
  }
  requireName(where, "channel", route, ROUTES);
  const name2 = isLossName(loss2) ? loss2 : LOSS_NAMES.find((one) => LOSSES[one].loss === loss2);
  const exact2 = name2 === void 0 ? void 0 : LOSSES[name2].channel;
  if (route === "exact" && exact2 !== void 0) return exact2(epsilon);
  return proximalChannel(isLossName(loss2) ? LOSSES[loss2].loss : loss2, epsilon);
}
function isLoss(value) {
  return typeof value === "object" && value !== null && "value" in value && typeof value.value === "function";
}

// equations/point.ts
function modelOf(point) {
  const name2 = point.model;
  if (!isModelName(name2)) {
    throw new ParameterError("point", "model", name2, `{${MODEL_NAMES.join(", ")}}`, nameRemedy("model", name2));
  }
  return modelNamed(name2, point);
}
function withParameter(point, name2, value) {
  if (name2 !== "gamma" || !isAngled(point)) return { ...point, [name2]: value };
  const { mu1, muStar, ...rest } = point;
  return { ...rest, gamma: value };
}

// src/sweep/curve.ts
init_elementary();

// equations/reduction.ts
init_elementary();
var RESPONSE_FLOOR = 1e-40;
function regularRegime(model) {
  const { lambda, spectrum } = model;
  return {
    name: "regular",
    at: (x) => {
      const zeta = exp(x);
      const moments = spectrum.moments(zeta);
      const V = zeta * moments.response / lambda;
      return { V, logVByX: 1 + moments.responseByLogZeta / moments.response, zeta, moments };
    }
  };
}
function interpolatingRegime(model) {
  return {
    name: "interpolating",
    at: (x) => {
      const zeta = exp(x);
      return { V: Number.POSITIVE_INFINITY, logVByX: 0, zeta, moments: model.spectrum.moments(zeta) };
    }
  };
}
function ridgelessRegime(model) {
  const moments = model.spectrum.moments(0);
  return { name: "ridgeless", at: (x) => ({ V: exp(x), logVByX: 1, zeta: 0, moments }) };
}
function reducedEquations(model, regime) {
  const { alpha, channel } = model;
  return (x, y) => {
    const { V, logVByX, zeta, moments } = regime.at(x);
    const tau = exp(y);
    const { response: A, teacher: S, noise: Q, spread: R } = moments;
    const logAByX = moments.responseByLogZeta / A;
    const alignment = channel.alignment(V, tau);
    const mHat = alpha * alignment.mHat;
    const mHatByX = alpha * alignment.mHatByLogV * logVByX;
    const mHatByY = alpha * alignment.mHatByLogTau;
    const m = mHat * S / A;
    const mByX = mHatByX * S / A + m * (moments.teacherByLogZeta / S - logAByX);
    const mByY = mHatByY * S / A;
    const f = channel.fluctuation({ V, m, tau });
    const VHat = alpha * f.VHat + RESPONSE_FLOOR;
    const qHat = alpha * f.qHat;
    const square2 = qHat * Q + mHat * mHat * R;
    const qHatByX = alpha * (f.qHatByLogV * logVByX + f.qHatByM * mByX);
    const qHatByY = alpha * (f.qHatByLogTau + f.qHatByM * mByY);
    const squareByX = qHatByX * Q + qHat * moments.noiseByLogZeta + 2 * mHat * mHatByX * R + mHat * mHat * moments.spreadByLogZeta;
    const squareByY = qHatByY * Q + 2 * mHat * mHatByY * R;
    return {
      x,
      y,
      first: log(VHat / A),
      second: 0.5 * log(square2 / (A * A)) - y,
      firstByX: alpha * (f.VHatByLogV * logVByX + f.VHatByM * mByX) / VHat - logAByX,
      firstByY: alpha * (f.VHatByLogTau + f.VHatByM * mByY) / VHat,
      secondByX: 0.5 * squareByX / square2 - logAByX,
      secondByY: 0.5 * squareByY / square2 - 1,
      reach: Math.max(
        V === Number.POSITIVE_INFINITY ? Math.abs(logAByX) : Math.abs(1 + logAByX),
        Math.abs(moments.teacherByLogZeta / S - logAByX)
      ),
      state: { V, zeta, m, tau, mHat, qHat, VHat, moments }
    };
  };
}
function overlapsOf(state) {
  return { m: state.m, q: state.m * state.m + state.tau * state.tau, V: state.V };
}
function conjugatesOf(state) {
  const { V, mHat, qHat, VHat } = state;
  return { mHat: mHat / V, qHat: qHat / (V * V), VHat: VHat / V };
}

// equations/thresholds.ts
init_errors();
init_elementary();
var SMALLEST_ANGLE = 1e-170;
var LARGEST_ANGLE = (1 - 1e-15) * (Math.PI / 2);
var UNDERFLOWN = 1e-290;
var SERIES_REACH = 0.5;
function xMinusSin(x) {
  if (x > SERIES_REACH) return x - (0, import_math_base_special_sin.default)(x);
  const square2 = x * x;
  let term = x * square2 / 6;
  let sum2 = term;
  for (let k = 2; k < 10; k++) {
    term *= -square2 / (2 * k * (2 * k + 1));
    sum2 += term;
  }
  return sum2;
}
function separabilityThreshold(spectrum, epsilon) {
  const shareSquare = spectrum.teacherShare;
  const share = Math.sqrt(shareSquare);
  const { value: missing2, error: missingError } = spectrum.teacherMissing;
  if (spectrum.rank === Number.POSITIVE_INFINITY) {
    return { alpha: Number.POSITIVE_INFINITY, relativeError: 0, R: Number.NaN, generalizationError: Number.NaN };
  }
  if (epsilon === 0 && missing2 === 0) {
    return { alpha: Number.POSITIVE_INFINITY, relativeError: 0, R: 1, generalizationError: 0 };
  }
  const angleOf = (theta2) => (0, import_math_base_special_atan2.default)(Math.hypot((0, import_math_base_special_sin.default)(theta2), Math.sqrt(missing2) * (0, import_math_base_special_cos.default)(theta2)), share * (0, import_math_base_special_cos.default)(theta2));
  const frustration = (psi2) => 0.5 * epsilon + (1 - epsilon) * xMinusSin(2 * psi2) / (2 * Math.PI);
  const logFrustration = (psi2) => {
    const direct = frustration(psi2);
    if (direct > UNDERFLOWN) return log(direct);
    const rule = 3 * log(psi2) + log(2 * (1 - epsilon) / (3 * Math.PI));
    const facts = log(0.5 * epsilon);
    return Math.max(rule, facts) + (0, import_math_base_special_log1p.default)(exp(-Math.abs(rule - facts)));
  };
  const balance = (theta2) => {
    const psi2 = angleOf(theta2);
    const left = 2 * log((0, import_math_base_special_sin.default)(theta2)) + log((0, import_math_base_special_sin.default)(psi2)) + log(share * (1 - epsilon));
    return left - log(Math.PI * (0, import_math_base_special_cos.default)(theta2)) - logFrustration(psi2);
  };
  const isRandom = epsilon === 1 || balance(LARGEST_ANGLE) < 0;
  const root = isRandom ? void 0 : brentRoot((s) => balance(exp(s)), log(SMALLEST_ANGLE), log(LARGEST_ANGLE), 1e-15);
  if (!isRandom && root === void 0) {
    throw new ParameterError("separabilityThreshold", "epsilon", epsilon, "0 or [1e-300, 1]");
  }
  const theta = root === void 0 ? Math.PI / 2 : exp(root.x);
  const psi = angleOf(theta);
  const sine = (0, import_math_base_special_sin.default)(theta);
  const wrong = frustration(psi);
  return {
    alpha: wrong > UNDERFLOWN ? spectrum.rank * sine * sine / wrong : exp(log(spectrum.rank) + 2 * log(theta) - logFrustration(psi)),
    // What is missing of the teacher enters no more strongly than as the root of its inverse.
    relativeError: 4 * (root?.error ?? 0) + 1e-15 + (missing2 > 0 ? 0.5 * missingError / missing2 : 0),
    R: root === void 0 ? 0 : (0, import_math_base_special_cos.default)(theta),
    generalizationError: root === void 0 ? 0.5 : psi / Math.PI
  };
}
function interpolationThreshold(spectrum) {
  return spectrum.rank;
}

// equations/limits.ts
var THRESHOLD_ROUNDING = 4e-15;
function problemOf(model) {
  if (model.lambda === Number.POSITIVE_INFINITY) {
    const bent = infiniteModel(model);
    return bent === void 0 ? { kind: "explicit", name: "infinite", state: hebbState(model) } : { kind: "reduced", name: "infinite", regime: regularRegime(bent), effective: bent };
  }
  if (model.lambda > 0) return { kind: "reduced", name: "regular", regime: regularRegime(model), effective: model };
  const { alpha, channel } = model;
  const threshold = fitThreshold(model);
  if (Math.abs(alpha / threshold - 1) <= THRESHOLD_ROUNDING) {
    const letter = separates(channel.loss) ? "alpha_c" : "alpha_i";
    return {
      kind: "none",
      name: "ridgeless",
      reason: `alpha is the threshold ${letter} itself, where q and V diverge; give another alpha, or a positive lambda`
    };
  }
  if (alpha > threshold) {
    return { kind: "reduced", name: "ridgeless", regime: ridgelessRegime(model), effective: model };
  }
  if (channel.loss.slowTail === true) {
    return {
      kind: "none",
      name: "interpolating",
      reason: "the data are separable and the loss falls like a power of u, so that the weights diverge, and not in the max-margin direction; give a small positive lambda"
    };
  }
  const effective = { ...model, channel: interpolatingChannel(channel) };
  return { kind: "reduced", name: "interpolating", regime: interpolatingRegime(effective), effective };
}
function fitThreshold({ channel, spectrum }) {
  return separates(channel.loss) ? separabilityThreshold(spectrum, channel.epsilon).alpha : interpolationThreshold(spectrum);
}
function interpolatingChannel(channel) {
  const { epsilon, loss: loss2 } = channel;
  if (channel.route === "quadrature") return channel;
  const unit = separates(loss2) ? loss2.name === "hinge" ? hingeChannel(epsilon) : squaredHingeChannel(epsilon) : squareChannel(epsilon);
  return { ...scaledChannel(unit, unitMargin(loss2)), loss: loss2 };
}
function scaledChannel(channel, margin) {
  if (margin === 1) return channel;
  const scaled2 = ({ V, m, tau }) => ({ V, m: m / margin, tau: tau / margin });
  const square2 = margin * margin;
  return {
    ...channel,
    alignment: (V, tau) => {
      const unit = channel.alignment(V, tau / margin);
      return {
        mHat: margin * unit.mHat,
        mHatByLogV: margin * unit.mHatByLogV,
        mHatByLogTau: margin * unit.mHatByLogTau
      };
    },
    fluctuation: (cavity) => {
      const unit = channel.fluctuation(scaled2(cavity));
      return {
        ...unit,
        VHatByM: unit.VHatByM / margin,
        qHat: square2 * unit.qHat,
        qHatByLogV: square2 * unit.qHatByLogV,
        qHatByLogTau: square2 * unit.qHatByLogTau,
        qHatByM: margin * unit.qHatByM
      };
    }
  };
}
function infiniteModel(model) {
  const { loss: loss2, epsilon } = model.channel;
  const left = leftPull(loss2);
  if (left === loss2.pull) return void 0;
  const bent = {
    name: `${loss2.name} near 0`,
    value: (u) => -(u < 0 ? left : loss2.pull) * u,
    slope: (u) => -(u < 0 ? left : loss2.pull),
    curvature: () => 0,
    kinks: [0],
    pull: loss2.pull,
    minimizers: { from: Number.POSITIVE_INFINITY, to: Number.POSITIVE_INFINITY }
  };
  return { ...model, lambda: 1, channel: proximalChannel(bent, epsilon) };
}
function hebbState(model) {
  const { alpha, channel, spectrum } = model;
  const { means } = spectrum;
  const pull = channel.loss.pull;
  const c = labelCorrelation(channel.epsilon);
  const mHat = alpha * c * pull;
  const qHat = alpha * pull * pull;
  const moments = {
    response: 0,
    teacher: 0,
    noise: 0,
    spread: 0,
    weight: means.nu,
    teacherWeight: means.t,
    responseByLogZeta: 0,
    teacherByLogZeta: 0,
    noiseByLogZeta: 0,
    spreadByLogZeta: 0
  };
  return {
    V: means.nu,
    zeta: Number.POSITIVE_INFINITY,
    m: mHat * means.t,
    tau: Math.sqrt(qHat * means.nuSquare + mHat * mHat * means.spread),
    mHat: mHat * means.nu,
    qHat: qHat * means.nu * means.nu,
    VHat: 0,
    moments
  };
}

// equations/selfConsistent.ts
function mapResidual(model, regime, state) {
  const { VHat, mHat, qHat, m, tau, moments, zeta } = state;
  const next = regime.name === "ridgeless" ? moments : model.spectrum.moments(zeta * moments.response / VHat);
  const tauNext = Math.sqrt(qHat * next.noise + mHat * mHat * next.spread) / VHat;
  const mNext = mHat * next.teacher / VHat;
  return Math.max(
    Math.abs(next.response / VHat - 1),
    Math.abs(tauNext / tau - 1),
    Math.abs(mNext - m) / Math.hypot(m, tau)
  );
}

// src/solver/saddlePoint.ts
init_elementary();
init_powersOfTwo();

// src/solver/newton.ts
var STEP_TOLERANCE = 2e-14;
var FLOOR = 1e-9;
var WANDERING = 0.4;
var LONGEST_STEP = 2;
var MAX_HALVINGS = 8;
function newton(equations, start, maxEvaluations) {
  let point = equations(start.x, start.y);
  let evaluations = 1;
  let previous = Number.POSITIVE_INFINITY;
  let contraction = 0;
  let step = Number.POSITIVE_INFINITY;
  let best;
  const given = (status) => best === void 0 ? { status, point, evaluations, step, contraction } : { status, point: best.point, evaluations, step: best.step, contraction };
  while (true) {
    const [dx, dy] = newtonStep(point);
    step = Math.max(Math.abs(dx) * point.reach, Math.abs(dy));
    if (!(step < Number.POSITIVE_INFINITY)) return { status: "non-finite", point, evaluations, step, contraction };
    const merit = meritOf(point);
    if (best === void 0 || merit < best.merit) best = { point, step, merit };
    contraction = previous === Number.POSITIVE_INFINITY ? 0 : step / previous;
    if (step <= STEP_TOLERANCE || step <= FLOOR && contraction > WANDERING) {
      return { status: "converged", point, evaluations, step, contraction: Math.min(contraction, 1) };
    }
    if (evaluations >= maxEvaluations) return given("max-iterations");
    previous = step;
    let factor = Math.min(1, LONGEST_STEP / step);
    let trial = equations(point.x + factor * dx, point.y + factor * dy);
    evaluations++;
    let halvings = 0;
    while (step > FLOOR && !(meritOf(trial) < merit * (1 - 1e-4 * factor))) {
      if (halvings++ === MAX_HALVINGS) return given("stalled");
      factor *= 0.5;
      trial = equations(point.x + factor * dx, point.y + factor * dy);
      evaluations++;
    }
    if (factor < 1) previous = Number.POSITIVE_INFINITY;
    point = trial;
  }
}
function meritOf(point) {
  const size2 = Math.hypot(point.first, point.second);
  return Number.isNaN(size2) ? Number.POSITIVE_INFINITY : size2;
}
function newtonStep(point) {
  const { first, second, firstByX, firstByY, secondByX, secondByY } = point;
  const determinant = firstByX * secondByY - firstByY * secondByX;
  return [(firstByY * second - first * secondByY) / determinant, (secondByX * first - firstByX * second) / determinant];
}
function conditionedError(point, relativeError) {
  const { firstByX, firstByY, secondByX, secondByY, reach } = point;
  const determinant = Math.abs(firstByX * secondByY - firstByY * secondByX);
  const inX = (Math.abs(firstByY) + Math.abs(secondByY)) / determinant * reach;
  const inY = (Math.abs(secondByX) + Math.abs(firstByX)) / determinant;
  return Math.max(inX, inY) * relativeError;
}
var OUTER_BOUND = 110;
var INNER_BOUND = 40;
var HANDOVER = 1e-3;
function nestedBracket(equations) {
  let evaluations = 0;
  const inner = (x) => {
    const root = brentRoot(
      (y) => {
        evaluations++;
        const value = equations(x, y).second;
        return Number.isNaN(value) ? -1 : value;
      },
      -INNER_BOUND,
      INNER_BOUND,
      HANDOVER * 1e-4
    );
    return root === void 0 ? INNER_BOUND : root.x;
  };
  const outer2 = brentRoot(
    (x) => {
      evaluations++;
      return equations(x, inner(x)).first;
    },
    -OUTER_BOUND,
    OUTER_BOUND,
    HANDOVER * 0.01
  );
  return outer2 === void 0 ? void 0 : { start: { x: outer2.x, y: inner(outer2.x) }, evaluations };
}

// src/solver/solution.ts
var REASONS = {
  "max-iterations": "the iteration limit was reached; raise maxIterations, or use the Newton method (close to a threshold plain iteration crawls)",
  diverged: "an overlap left every bound; the point may lie beyond a threshold, or needs more damping",
  stalled: "the residual stopped falling above the tolerance; rounding of the channel averages limits it here",
  "non-finite": "an average is not a finite number; the loss or the parameters are outside what double precision can hold"
};
function unsolvedMessage(model, status, diagnostics, tolerance) {
  const { residual, iterations, contraction, errorEstimate } = diagnostics;
  const evaluations = `${iterations} evaluation${iterations === 1 ? "" : "s"}`;
  const reached = Number.isFinite(residual) ? `residual ${residual.toExponential(2)}` : "no finite residual";
  const speed = Number.isFinite(contraction) ? `, contraction ${contraction.toFixed(4)}` : "";
  const reason = status === "stalled" && residual <= tolerance ? `the equations hold to rounding, but leave the overlaps with a relative error of ${errorEstimate.toExponential(1)}: many states solve them as well; give a larger lambda, or an alpha further from the threshold` : REASONS[status];
  return `${model.name}/${model.channel.loss.name} at alpha=${model.alpha}, epsilon=${model.channel.epsilon}, lambda=${model.lambda}: ${reached} after ${evaluations}${speed}; ${reason}`;
}

// equations/squareSolution.ts
init_elementary();
var MAX_STEPS2 = 400;
var MAX_DOUBLINGS = 100;
function squareZeta(spectrum, alpha, lambda) {
  if (lambda === 0 && alpha >= spectrum.rank) return 0;
  if (spectrum.isotropic !== void 0) {
    const { mu1Square, muStarSquare } = spectrum.isotropic;
    const ridge = lambda + muStarSquare;
    const b = (alpha - 1) * mu1Square - ridge;
    const root = Math.sqrt(b * b + 4 * alpha * ridge * mu1Square);
    return b > 0 ? 2 * ridge * mu1Square / (b + root) : (root - b) / (2 * alpha);
  }
  const valueAt = (zeta2) => zeta2 * (alpha - spectrum.moments(zeta2).response) - lambda;
  let zeta = (lambda + spectrum.means.nu) / alpha;
  for (let k = 0; k < MAX_DOUBLINGS && valueAt(zeta) < 0; k++) zeta *= 2;
  for (let k = 0; k < MAX_STEPS2; k++) {
    const { response, responseByLogZeta } = spectrum.moments(zeta);
    const value = zeta * (alpha - response) - lambda;
    const next = zeta - value / (alpha - response - responseByLogZeta);
    if (!(next > 0) || Math.abs(next - zeta) <= 2e-16 * zeta) break;
    zeta = next;
  }
  return zeta;
}
function squareSolution(spectrum, alpha, epsilon, lambda) {
  const c = labelCorrelation(epsilon);
  const zeta = squareZeta(spectrum, alpha, lambda);
  const { response, teacher, noise, spread, weight } = spectrum.moments(zeta);
  const m = c * teacher;
  const residual = (1 - m) * (1 - m) + 2 * m * (1 - c);
  const denominator = zeta === 0 ? alpha - response : lambda / zeta + zeta * weight;
  const tau = Math.sqrt((residual * noise + alpha * c * c * spread) / denominator);
  const x = zeta === 0 ? log(response / (alpha - response)) : log(zeta);
  return { x, y: log(tau) };
}

// src/solver/starts.ts
init_elementary();

// src/solver/continuation.ts
init_elementary();

// src/solver/followPath.ts
init_elementary();
var MOST_EVALUATIONS = 3e3;
var RECOVERY = 1.2;
var BUDGET = 80;
var GOOD_ENOUGH = 1e-8;
function followPath(path) {
  let value = path.from;
  let { factor } = path;
  let evaluations = 0;
  let last = { value, coordinates: path.start };
  while (true) {
    const { x, y } = last.coordinates;
    const result = newton(path.equationsAt(value), { x, y }, BUDGET);
    evaluations += result.evaluations;
    if (result.status === "converged" || meritOf(result.point) < GOOD_ENOUGH) {
      const { point } = result;
      if (value === path.to) return { point, evaluations };
      last = { value, coordinates: { x: point.x, y: point.y } };
      factor = Math.min(path.factor, exp(RECOVERY * log(factor)));
    } else {
      factor = Math.sqrt(factor);
    }
    if (evaluations > MOST_EVALUATIONS) return void 0;
    value = Math.max(last.value / factor, path.to);
  }
}

// src/solver/continuation.ts
var START = 1e3;
var FACTOR = 4;
var SMALLEST2 = 1e-13;
function continuation(model, regime, start) {
  const { alpha, spectrum, channel } = model;
  if (regime.name === "corner") return void 0;
  const to = Math.max(model.lambda, SMALLEST2 * spectrum.means.nu);
  const from = Math.max(START * spectrum.means.nu * Math.max(1, alpha) * channel.loss.pull, to);
  const at2 = (lambda) => ({ ...model, lambda });
  const found2 = followPath({
    from,
    to,
    factor: FACTOR,
    start: start(at2(from)),
    equationsAt: (lambda) => reducedEquations(at2(lambda), regularRegime(at2(lambda)))
  });
  if (found2 === void 0) return void 0;
  const { x, y, state } = found2.point;
  return {
    start: { x: regime.name === "ridgeless" ? log(state.V) : x, y },
    evaluations: found2.evaluations
  };
}
var FAR2 = [4, 16, 64];
var ALPHA_FACTOR = 1.5;
function thinning(model, regime, start) {
  if (regime.name !== "ridgeless") return void 0;
  for (const far of FAR2) {
    const many = { ...model, alpha: far * model.alpha };
    const first = continuation(many, regime, start);
    if (first === void 0) continue;
    const found2 = followPath({
      from: many.alpha,
      to: model.alpha,
      factor: ALPHA_FACTOR,
      start: first.start,
      equationsAt: (alpha) => reducedEquations({ ...model, alpha }, ridgelessRegime(model))
    });
    if (found2 === void 0) continue;
    const { x, y } = found2.point;
    return { start: { x, y }, evaluations: first.evaluations + found2.evaluations };
  }
  return void 0;
}

// src/solver/starts.ts
var ROUNDING_RIDGE = 1e-3;
function* startsOf({ effective, regime }, equations, neighbor, persistent) {
  if (neighbor !== void 0) yield { coordinates: neighbor, evaluations: 0 };
  const square2 = squareStart(effective, regime);
  const hebb = hebbStart(effective, regime, square2);
  const [squareMerit, hebbMerit] = [square2, hebb].map(({ x, y }) => meritOf(equations(x, y)));
  const [first, second] = squareMerit <= hebbMerit ? [square2, hebb] : [hebb, square2];
  yield { coordinates: first, evaluations: 2 };
  yield { coordinates: second, evaluations: 0 };
  if (!persistent) return;
  const strongStart = (strong) => hebbStart(strong, regularRegime(strong), square2);
  const rescues = [
    () => continuation(effective, regime, strongStart),
    () => thinning(effective, regime, strongStart),
    () => nestedBracket(equations)
  ];
  for (const rescue of rescues) {
    const found2 = rescue();
    if (found2 !== void 0) yield { coordinates: found2.start, evaluations: found2.evaluations };
  }
}
function squareCoordinates({ spectrum, alpha, channel, lambda }, regime) {
  return squareSolution(spectrum, alpha, channel.epsilon, regime.name === "corner" ? 1 : lambda);
}
function squareStart(model, regime) {
  const solution = squareCoordinates({ ...model, lambda: Math.max(model.lambda, ROUNDING_RIDGE) }, regime);
  return regime.name === "ridgeless" ? { x: 0, y: solution.y } : solution;
}
function hebbStart(model, regime, fallback) {
  if (regime.name === "interpolating") return { x: log(model.spectrum.means.t), y: fallback.y };
  if (regime.name !== "regular") return { x: log(1 / model.alpha), y: fallback.y };
  const hebb = hebbState(model);
  const tau = hebb.tau / model.lambda;
  const V = hebb.V / model.lambda;
  const { VHat } = model.channel.fluctuation({ V, m: hebb.m / model.lambda, tau });
  const zeta = model.spectrum.means.nu / (model.alpha * VHat + RESPONSE_FLOOR);
  return { x: log(zeta), y: log(tau) };
}

// src/solver/saddlePoint.ts
var DEFAULT_TOLERANCE = 1e-12;
var DEFAULT_MAX_ITERATIONS = 60;
var ROUNDING_MARGIN = 10;
var UNKNOWN = 0.3;
function saddlePoint(model, options = {}) {
  const problem = problemOf(model);
  if (problem.kind === "none") return missing(model, problem);
  if (problem.kind === "explicit") return explicit(model, problem.state);
  return solveReduced(model, problem, options);
}
function solveReduced(model, problem, options = {}) {
  const { effective, regime } = problem;
  const { tolerance = DEFAULT_TOLERANCE, maxIterations = DEFAULT_MAX_ITERATIONS, closedForm = true } = options;
  const equations = reducedEquations(effective, regime);
  if (closedForm && effective.channel.loss.name === "square" && effective.channel.route === "exact") {
    const { x, y } = squareCoordinates(effective, regime);
    const result = { status: "converged", point: equations(x, y), evaluations: 1, step: 0, contraction: 0 };
    return assess(model, problem, result, { method: "closed-form", iterations: 1, tolerance });
  }
  const starts = startsOf(problem, equations, options.start, options.maxIterations === void 0);
  let iterations = 0;
  let last;
  for (const { coordinates, evaluations } of starts) {
    const result = newton(equations, coordinates, maxIterations);
    iterations += evaluations + result.evaluations;
    last = assess(model, problem, result, { method: "newton", iterations, tolerance });
    if (last.status === "converged") break;
  }
  return last;
}
function assess(model, problem, result, search) {
  const { name: name2, effective, regime } = problem;
  const { point, step } = result;
  const { state } = point;
  const residual = mapResidual(effective, regime, state);
  const rounding = conditionedError(point, effective.channel.relativeError(state));
  const diagnostics = {
    method: search.method,
    iterations: search.iterations,
    residual,
    contraction: result.contraction,
    errorEstimate: Math.max(step, rounding)
  };
  const atRounding = result.status !== "non-finite" && step <= ROUNDING_MARGIN * rounding;
  const known = diagnostics.errorEstimate < UNKNOWN;
  if ((result.status === "converged" || atRounding) && residual <= search.tolerance && known) {
    return {
      status: "converged",
      question: "minimum",
      model,
      regime: name2,
      overlaps: overlapsOf(state),
      conjugates: conjugatesOf(state),
      state,
      coordinates: { x: point.x, y: point.y },
      diagnostics
    };
  }
  const status = !Number.isFinite(residual) ? "non-finite" : result.status === "converged" ? "stalled" : result.status;
  return unsolved(model, name2, state, status, diagnostics, search.tolerance);
}
function explicit(model, state) {
  const diagnostics = {
    method: "closed-form",
    iterations: 0,
    residual: 0,
    contraction: 0,
    errorEstimate: 4e-16
  };
  if (state.tau * state.tau < SMALLEST_NORMAL) {
    return unsolved(model, "infinite", state, "non-finite", diagnostics, DEFAULT_TOLERANCE);
  }
  return {
    status: "converged",
    question: "minimum",
    model,
    regime: "infinite",
    overlaps: overlapsOf(state),
    conjugates: { mHat: state.mHat / state.V, qHat: state.qHat / (state.V * state.V), VHat: 0 },
    state,
    coordinates: { x: Number.POSITIVE_INFINITY, y: log(state.tau) },
    diagnostics
  };
}
function missing(model, { name: name2, reason }) {
  const { alpha, channel } = model;
  return {
    status: "diverged",
    question: "minimum",
    model,
    regime: name2,
    lastOverlaps: { m: Number.NaN, q: Number.POSITIVE_INFINITY, V: Number.POSITIVE_INFINITY },
    diagnostics: {
      method: "newton",
      iterations: 0,
      residual: Number.POSITIVE_INFINITY,
      contraction: 1,
      errorEstimate: Number.POSITIVE_INFINITY
    },
    message: `${model.name}/${channel.loss.name} at alpha=${alpha}, epsilon=${channel.epsilon}, lambda=0+: ${reason}`
  };
}
function unsolved(model, regime, state, status, diagnostics, tolerance) {
  const message = unsolvedMessage(model, status, diagnostics, tolerance);
  return { status, question: "minimum", model, regime, lastOverlaps: overlapsOf(state), diagnostics, message };
}

// src/sweep/curve.ts
var PREDICTOR_POINTS = 6;
function curve(point, over, values) {
  return [...curvePoints(point, over, values)];
}
function* curvePoints(point, over, values) {
  const predictor = /* @__PURE__ */ new Map();
  let regime;
  const first = modelOf(values[0] === void 0 ? point : withParameter(point, over, values[0]));
  for (const value of values) {
    const model = modelAt(first, point, over, value);
    const place = over === "epsilon" || over === "gamma" ? value : log(value);
    const start = Number.isFinite(place) && predictor.size > 0 ? extrapolate(predictor, place) : void 0;
    const solution = saddlePoint(model, start === void 0 ? {} : { start });
    yield { value, solution };
    if (solution.status !== "converged" || solution.regime !== regime) predictor.clear();
    regime = solution.regime;
    if (solution.status === "converged") remember(predictor, place, solution);
  }
}
function modelAt(first, point, over, value) {
  if (over !== "lambda" && over !== "alpha") return modelOf(withParameter(point, over, value));
  requireParameter(first.name, over, value);
  return { ...first, [over]: value };
}
function remember(predictor, place, solution) {
  if (!Number.isFinite(place) || !Number.isFinite(solution.coordinates.x)) return;
  predictor.delete(place);
  predictor.set(place, solution.coordinates);
  if (predictor.size <= PREDICTOR_POINTS) return;
  for (const oldest of predictor.keys()) {
    predictor.delete(oldest);
    break;
  }
}
function extrapolate(predictor, place) {
  const places = [...predictor.keys()];
  let x = 0;
  let y = 0;
  let i = 0;
  for (const coordinates of predictor.values()) {
    let weight = 1;
    const own = places[i];
    for (let k = 0; k < places.length; k++) {
      const other = places[k];
      if (k !== i) weight *= (place - other) / (own - other);
    }
    x += weight * coordinates.x;
    y += weight * coordinates.y;
    i++;
  }
  return { x, y };
}

// src/sweep/grid.ts
init_errors();
init_elementary();
function grid(from, to, points, spacing) {
  if (!Number.isInteger(points) || points < 2 || points > 1e7) {
    throw new ParameterError("grid", "points", points, "the integers 2 to 10000000");
  }
  for (const [name2, value] of [
    ["from", from],
    ["to", to]
  ]) {
    if (!Number.isFinite(value)) throw new ParameterError("grid", name2, value, "the finite numbers");
    if (spacing === "log" && value <= 0) {
      throw new ParameterError(
        "grid",
        name2,
        value,
        "(0, Infinity) on a logarithmic grid",
        "Use a linear grid, or add the limit apart"
      );
    }
  }
  if (from === to) throw new ParameterError("grid", "to", to, `numbers other than from = ${from}`);
  const size2 = Math.max(Math.abs(from), Math.abs(to));
  const values = [];
  for (let i = 0; i < points; i++) {
    const fraction = i / (points - 1);
    if (i === 0) values.push(from);
    else if (i === points - 1) values.push(to);
    else if (spacing === "linear") values.push(snapped(from + fraction * (to - from), LINEAR_ROUNDING * size2));
    else {
      const value = exp(log(from) + fraction * (log(to) - log(from)));
      values.push(snapped(value, LOG_ROUNDING * value));
    }
  }
  return values;
}
var LINEAR_ROUNDING = 4e-16;
var LOG_ROUNDING = 4e-15;
var DIGITS = 12;
function snapped(value, rounding) {
  const rounded2 = Number(value.toPrecision(DIGITS));
  return Math.abs(rounded2 - value) <= rounding ? rounded2 : value;
}

// t7.tmp.ts
var name = process.argv[2];
var loss = ["hinge", "square", "squared-hinge", "logistic"].includes(name) ? name : await lossFromExpression(name);
var p = { model: process.argv[3] ?? "linear", loss, alpha: 2.2, epsilon: 0.1, lambda: 1, ...process.argv[3] === "kernel" ? { mu1: 0.65, muStar: 0.2 } : {} };
var n = Number(process.argv[5] ?? 200);
var v = grid(1e-4, 1e3, n, "log");
var least = Infinity;
for (let k = 0; k < Number(process.argv[4] ?? 20); k++) {
  const t = process.hrtime.bigint();
  curve(p, "lambda", v);
  least = Math.min(least, Number(process.hrtime.bigint() - t) / 1e3 / n);
}
console.log(process.argv.slice(2).join(" "), least.toFixed(2), "us");
/*! Bundled license information:

@stdlib/math-base-assert-is-nan/lib/main.js:
@stdlib/math-base-assert-is-nan/lib/index.js:
@stdlib/constants-float64-pinf/lib/index.js:
@stdlib/constants-float64-half-pi/lib/index.js:
@stdlib/constants-float64-fourth-pi/lib/index.js:
@stdlib/number-ctor/lib/main.js:
@stdlib/number-ctor/lib/index.js:
@stdlib/constants-float64-ninf/lib/index.js:
@stdlib/math-base-special-atan/lib/index.js:
@stdlib/math-base-assert-is-infinite/lib/main.js:
@stdlib/math-base-assert-is-infinite/lib/index.js:
@stdlib/utils-define-property/lib/builtin.js:
@stdlib/utils-define-property/lib/polyfill.js:
@stdlib/utils-define-property/lib/index.js:
@stdlib/utils-define-nonenumerable-read-only-property/lib/main.js:
@stdlib/utils-define-nonenumerable-read-only-property/lib/index.js:
@stdlib/assert-has-symbol-support/lib/main.js:
@stdlib/assert-has-symbol-support/lib/index.js:
@stdlib/assert-has-tostringtag-support/lib/main.js:
@stdlib/assert-has-tostringtag-support/lib/index.js:
@stdlib/utils-native-class/lib/tostring.js:
@stdlib/utils-native-class/lib/main.js:
@stdlib/assert-has-own-property/lib/main.js:
@stdlib/assert-has-own-property/lib/index.js:
@stdlib/symbol-ctor/lib/main.js:
@stdlib/symbol-ctor/lib/index.js:
@stdlib/utils-native-class/lib/tostringtag.js:
@stdlib/utils-native-class/lib/polyfill.js:
@stdlib/utils-native-class/lib/index.js:
@stdlib/assert-is-uint32array/lib/main.js:
@stdlib/assert-is-uint32array/lib/index.js:
@stdlib/constants-uint32-max/lib/index.js:
@stdlib/assert-has-uint32array-support/lib/uint32array.js:
@stdlib/assert-has-uint32array-support/lib/main.js:
@stdlib/assert-has-uint32array-support/lib/index.js:
@stdlib/array-uint32/lib/main.js:
@stdlib/array-uint32/lib/polyfill.js:
@stdlib/array-uint32/lib/index.js:
@stdlib/assert-is-float64array/lib/main.js:
@stdlib/assert-is-float64array/lib/index.js:
@stdlib/assert-has-float64array-support/lib/float64array.js:
@stdlib/assert-has-float64array-support/lib/main.js:
@stdlib/assert-has-float64array-support/lib/index.js:
@stdlib/array-float64/lib/main.js:
@stdlib/array-float64/lib/polyfill.js:
@stdlib/array-float64/lib/index.js:
@stdlib/assert-is-uint8array/lib/main.js:
@stdlib/assert-is-uint8array/lib/index.js:
@stdlib/constants-uint8-max/lib/index.js:
@stdlib/assert-has-uint8array-support/lib/uint8array.js:
@stdlib/assert-has-uint8array-support/lib/main.js:
@stdlib/assert-has-uint8array-support/lib/index.js:
@stdlib/array-uint8/lib/main.js:
@stdlib/array-uint8/lib/polyfill.js:
@stdlib/array-uint8/lib/index.js:
@stdlib/assert-is-uint16array/lib/main.js:
@stdlib/assert-is-uint16array/lib/index.js:
@stdlib/constants-uint16-max/lib/index.js:
@stdlib/assert-has-uint16array-support/lib/uint16array.js:
@stdlib/assert-has-uint16array-support/lib/main.js:
@stdlib/assert-has-uint16array-support/lib/index.js:
@stdlib/array-uint16/lib/main.js:
@stdlib/array-uint16/lib/polyfill.js:
@stdlib/array-uint16/lib/index.js:
@stdlib/assert-is-little-endian/lib/ctors.js:
@stdlib/assert-is-little-endian/lib/main.js:
@stdlib/assert-is-little-endian/lib/index.js:
@stdlib/number-float64-base-to-words/lib/indices.js:
@stdlib/number-float64-base-to-words/lib/assign.js:
@stdlib/number-float64-base-to-words/lib/main.js:
@stdlib/number-float64-base-to-words/lib/index.js:
@stdlib/number-float64-base-get-high-word/lib/high.js:
@stdlib/number-float64-base-get-high-word/lib/main.js:
@stdlib/number-float64-base-get-high-word/lib/index.js:
@stdlib/number-float64-base-from-words/lib/indices.js:
@stdlib/number-float64-base-from-words/lib/main.js:
@stdlib/number-float64-base-from-words/lib/index.js:
@stdlib/math-base-special-copysign/lib/main.js:
@stdlib/math-base-special-copysign/lib/index.js:
@stdlib/number-float64-base-signbit/lib/main.js:
@stdlib/number-float64-base-signbit/lib/index.js:
@stdlib/constants-float64-pi/lib/index.js:
@stdlib/math-base-special-atan2/lib/index.js:
@stdlib/math-base-special-kernel-cos/lib/index.js:
@stdlib/math-base-special-kernel-sin/lib/index.js:
@stdlib/constants-float64-high-word-exponent-mask/lib/index.js:
@stdlib/constants-float64-high-word-significand-mask/lib/index.js:
@stdlib/number-float64-base-get-low-word/lib/low.js:
@stdlib/number-float64-base-get-low-word/lib/main.js:
@stdlib/number-float64-base-get-low-word/lib/index.js:
@stdlib/math-base-special-floor/lib/main.js:
@stdlib/math-base-special-floor/lib/index.js:
@stdlib/constants-float64-exponent-bias/lib/index.js:
@stdlib/constants-float64-max-base2-exponent/lib/index.js:
@stdlib/constants-float64-max-base2-exponent-subnormal/lib/index.js:
@stdlib/constants-float64-min-base2-exponent-subnormal/lib/index.js:
@stdlib/constants-float64-smallest-normal/lib/index.js:
@stdlib/math-base-special-abs/lib/index.js:
@stdlib/number-float64-base-normalize/lib/assign.js:
@stdlib/number-float64-base-normalize/lib/main.js:
@stdlib/number-float64-base-normalize/lib/index.js:
@stdlib/number-float64-base-exponent/lib/main.js:
@stdlib/number-float64-base-exponent/lib/index.js:
@stdlib/math-base-special-ldexp/lib/main.js:
@stdlib/math-base-special-ldexp/lib/index.js:
@stdlib/math-base-special-round/lib/main.js:
@stdlib/math-base-special-round/lib/index.js:
@stdlib/math-base-special-rempio2/lib/index.js:
@stdlib/math-base-special-cos/lib/index.js:
@stdlib/number-float64-base-set-high-word/lib/high.js:
@stdlib/number-float64-base-set-high-word/lib/main.js:
@stdlib/number-float64-base-set-high-word/lib/index.js:
@stdlib/constants-float64-half-ln-two/lib/index.js:
@stdlib/math-base-special-expm1/lib/index.js:
@stdlib/math-base-special-log1p/lib/index.js:
@stdlib/math-base-special-sin/lib/index.js:
@stdlib/math-base-special-ceil/lib/main.js:
@stdlib/math-base-special-ceil/lib/index.js:
@stdlib/math-base-special-trunc/lib/main.js:
@stdlib/math-base-special-trunc/lib/index.js:
@stdlib/math-base-special-exp/lib/index.js:
@stdlib/math-base-special-tanh/lib/index.js:
@stdlib/number-float64-base-set-low-word/lib/low.js:
@stdlib/number-float64-base-set-low-word/lib/main.js:
@stdlib/number-float64-base-set-low-word/lib/index.js:
@stdlib/math-base-special-erf/lib/index.js:
@stdlib/math-base-special-erfc/lib/index.js:
@stdlib/math-base-assert-is-integer/lib/main.js:
@stdlib/math-base-assert-is-integer/lib/index.js:
@stdlib/math-base-assert-is-negative-zero/lib/main.js:
@stdlib/math-base-assert-is-negative-zero/lib/index.js:
@stdlib/constants-float64-sqrt-two-pi/lib/index.js:
@stdlib/math-base-assert-is-even/lib/main.js:
@stdlib/math-base-assert-is-even/lib/index.js:
@stdlib/math-base-assert-is-odd/lib/main.js:
@stdlib/math-base-assert-is-odd/lib/index.js:
@stdlib/math-base-special-sqrt/lib/main.js:
@stdlib/math-base-special-sqrt/lib/index.js:
@stdlib/number-uint32-base-to-int32/lib/main.js:
@stdlib/number-uint32-base-to-int32/lib/index.js:
@stdlib/math-base-special-pow/lib/y_is_infinite.js:
@stdlib/constants-float64-ln-two/lib/index.js:
@stdlib/math-base-special-pow/lib/index.js:
@stdlib/constants-float64-eulergamma/lib/index.js:
@stdlib/math-base-special-gamma/lib/index.js:
@stdlib/math-base-special-asin/lib/index.js:
@stdlib/math-base-special-acos/lib/index.js:
@stdlib/math-base-special-ln/lib/index.js:
@stdlib/math-base-special-acosh/lib/index.js:
@stdlib/math-base-special-asinh/lib/index.js:
@stdlib/math-base-special-atanh/lib/index.js:
@stdlib/math-base-special-cbrt/lib/index.js:
@stdlib/math-base-special-cosh/lib/index.js:
@stdlib/math-base-special-log2/lib/index.js:
@stdlib/math-base-special-log10/lib/index.js:
@stdlib/math-base-special-sinh/lib/index.js:
@stdlib/math-base-special-kernel-tan/lib/index.js:
@stdlib/math-base-special-tan/lib/index.js:
  (**
  * @license Apache-2.0
  *
  * Copyright (c) 2018 The Stdlib Authors.
  *
  * Licensed under the Apache License, Version 2.0 (the "License");
  * you may not use this file except in compliance with the License.
  * You may obtain a copy of the License at
  *
  *    http://www.apache.org/licenses/LICENSE-2.0
  *
  * Unless required by applicable law or agreed to in writing, software
  * distributed under the License is distributed on an "AS IS" BASIS,
  * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
  * See the License for the specific language governing permissions and
  * limitations under the License.
  *)

@stdlib/math-base-special-atan/lib/polyval_p.js:
@stdlib/math-base-special-atan/lib/polyval_q.js:
@stdlib/constants-float64-high-word-sign-mask/lib/index.js:
@stdlib/constants-float64-high-word-abs-mask/lib/index.js:
@stdlib/string-base-format-interpolate/lib/is_number.js:
@stdlib/string-base-format-interpolate/lib/zero_pad.js:
@stdlib/string-base-format-interpolate/lib/format_integer.js:
@stdlib/string-base-format-interpolate/lib/is_string.js:
@stdlib/string-base-format-interpolate/lib/format_double.js:
@stdlib/string-base-format-interpolate/lib/space_pad.js:
@stdlib/string-base-format-interpolate/lib/main.js:
@stdlib/string-base-format-interpolate/lib/index.js:
@stdlib/string-base-format-tokenize/lib/main.js:
@stdlib/string-base-format-tokenize/lib/index.js:
@stdlib/string-format/lib/is_string.js:
@stdlib/string-format/lib/main.js:
@stdlib/string-format/lib/index.js:
@stdlib/math-base-special-kernel-cos/lib/polyval_c13.js:
@stdlib/math-base-special-kernel-cos/lib/polyval_c46.js:
@stdlib/math-base-special-expm1/lib/polyval_q.js:
@stdlib/math-base-special-log1p/lib/polyval_lp.js:
@stdlib/math-base-special-exp/lib/polyval_p.js:
@stdlib/math-base-special-tanh/lib/rational_pq.js:
@stdlib/math-base-special-erf/lib/polyval_pp.js:
@stdlib/math-base-special-erf/lib/polyval_qq.js:
@stdlib/math-base-special-erf/lib/polyval_pa.js:
@stdlib/math-base-special-erf/lib/polyval_qa.js:
@stdlib/math-base-special-erf/lib/polyval_ra.js:
@stdlib/math-base-special-erf/lib/polyval_sa.js:
@stdlib/math-base-special-erf/lib/polyval_rb.js:
@stdlib/math-base-special-erf/lib/polyval_sb.js:
@stdlib/math-base-special-erfc/lib/polyval_pp.js:
@stdlib/math-base-special-erfc/lib/polyval_qq.js:
@stdlib/math-base-special-erfc/lib/polyval_pa.js:
@stdlib/math-base-special-erfc/lib/polyval_qa.js:
@stdlib/math-base-special-erfc/lib/polyval_ra.js:
@stdlib/math-base-special-erfc/lib/polyval_sa.js:
@stdlib/math-base-special-erfc/lib/polyval_rb.js:
@stdlib/math-base-special-erfc/lib/polyval_sb.js:
@stdlib/math-base-special-erfcx/lib/index.js:
@stdlib/math-base-special-asin/lib/rational_pq.js:
@stdlib/math-base-special-asin/lib/rational_rs.js:
@stdlib/math-base-special-ln/lib/polyval_p.js:
@stdlib/math-base-special-ln/lib/polyval_q.js:
@stdlib/math-base-special-cbrt/lib/polyval_p.js:
@stdlib/math-base-special-sinh/lib/rational_pq.js:
@stdlib/math-base-special-kernel-tan/lib/polyval_t_odd.js:
@stdlib/math-base-special-kernel-tan/lib/polyval_t_even.js:
  (**
  * @license Apache-2.0
  *
  * Copyright (c) 2022 The Stdlib Authors.
  *
  * Licensed under the Apache License, Version 2.0 (the "License");
  * you may not use this file except in compliance with the License.
  * You may obtain a copy of the License at
  *
  *    http://www.apache.org/licenses/LICENSE-2.0
  *
  * Unless required by applicable law or agreed to in writing, software
  * distributed under the License is distributed on an "AS IS" BASIS,
  * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
  * See the License for the specific language governing permissions and
  * limitations under the License.
  *)

@stdlib/math-base-special-atan/lib/main.js:
@stdlib/math-base-special-tanh/lib/main.js:
@stdlib/math-base-special-asin/lib/main.js:
@stdlib/math-base-special-acos/lib/main.js:
@stdlib/math-base-special-sinh/lib/main.js:
  (**
  * @license Apache-2.0
  *
  * Copyright (c) 2018 The Stdlib Authors.
  *
  * Licensed under the Apache License, Version 2.0 (the "License");
  * you may not use this file except in compliance with the License.
  * You may obtain a copy of the License at
  *
  *    http://www.apache.org/licenses/LICENSE-2.0
  *
  * Unless required by applicable law or agreed to in writing, software
  * distributed under the License is distributed on an "AS IS" BASIS,
  * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
  * See the License for the specific language governing permissions and
  * limitations under the License.
  *
  *
  * ## Notice
  *
  * The original C code, long comment, copyright, license, and constants are from [Cephes]{@link http://www.netlib.org/cephes}. The implementation follows the original, but has been modified for JavaScript.
  *
  * ```text
  * Copyright 1984, 1995, 2000 by Stephen L. Moshier
  *
  * Some software in this archive may be from the book _Methods and Programs for Mathematical Functions_ (Prentice-Hall or Simon & Schuster International, 1989) or from the Cephes Mathematical Library, a commercial product. In either event, it is copyrighted by the author. What you see here may be used freely but it comes with no support or guarantee.
  *
  * Stephen L. Moshier
  * moshier@na-net.ornl.gov
  * ```
  *)

@stdlib/utils-define-property/lib/define_property.js:
@stdlib/utils-define-property/lib/has_define_property_support.js:
@stdlib/math-base-special-abs/lib/main.js:
@stdlib/array-base-filled/lib/main.js:
@stdlib/array-base-filled/lib/index.js:
@stdlib/array-base-zeros/lib/main.js:
@stdlib/array-base-zeros/lib/index.js:
  (**
  * @license Apache-2.0
  *
  * Copyright (c) 2021 The Stdlib Authors.
  *
  * Licensed under the Apache License, Version 2.0 (the "License");
  * you may not use this file except in compliance with the License.
  * You may obtain a copy of the License at
  *
  *    http://www.apache.org/licenses/LICENSE-2.0
  *
  * Unless required by applicable law or agreed to in writing, software
  * distributed under the License is distributed on an "AS IS" BASIS,
  * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
  * See the License for the specific language governing permissions and
  * limitations under the License.
  *)

@stdlib/math-base-special-atan2/lib/main.js:
  (**
  * @license Apache-2.0
  *
  * Copyright (c) 2018 The Stdlib Authors.
  *
  * Licensed under the Apache License, Version 2.0 (the "License");
  * you may not use this file except in compliance with the License.
  * You may obtain a copy of the License at
  *
  *    http://www.apache.org/licenses/LICENSE-2.0
  *
  * Unless required by applicable law or agreed to in writing, software
  * distributed under the License is distributed on an "AS IS" BASIS,
  * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
  * See the License for the specific language governing permissions and
  * limitations under the License.
  *
  *
  * ## Notice
  *
  * The original code, copyright and license are from [Go]{@link https://golang.org/src/math/atan2.go}. The implementation follows the original, but has been modified for JavaScript.
  *
  * ```text
  * Copyright (c) 2009 The Go Authors. All rights reserved.
  *
  * Redistribution and use in source and binary forms, with or without
  * modification, are permitted provided that the following conditions are
  * met:
  *
  *    * Redistributions of source code must retain the above copyright
  * notice, this list of conditions and the following disclaimer.
  *    * Redistributions in binary form must reproduce the above
  * copyright notice, this list of conditions and the following disclaimer
  * in the documentation and/or other materials provided with the
  * distribution.
  *    * Neither the name of Google Inc. nor the names of its
  * contributors may be used to endorse or promote products derived from
  * this software without specific prior written permission.
  *
  * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS
  * "AS IS" AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT
  * LIMITED TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR
  * A PARTICULAR PURPOSE ARE DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT
  * OWNER OR CONTRIBUTORS BE LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL,
  * SPECIAL, EXEMPLARY, OR CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT
  * LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR SERVICES; LOSS OF USE,
  * DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER CAUSED AND ON ANY
  * THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY, OR TORT
  * (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
  * OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
  * ```
  *)

@stdlib/math-base-special-kernel-cos/lib/main.js:
  (**
  * @license Apache-2.0
  *
  * Copyright (c) 2018 The Stdlib Authors.
  *
  * Licensed under the Apache License, Version 2.0 (the "License");
  * you may not use this file except in compliance with the License.
  * You may obtain a copy of the License at
  *
  *    http://www.apache.org/licenses/LICENSE-2.0
  *
  * Unless required by applicable law or agreed to in writing, software
  * distributed under the License is distributed on an "AS IS" BASIS,
  * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
  * See the License for the specific language governing permissions and
  * limitations under the License.
  *
  *
  * ## Notice
  *
  * The following copyright, license, and long comment were part of the original implementation available as part of [FreeBSD]{@link https://svnweb.freebsd.org/base/release/12.2.0/lib/msun/src/k_cos.c}. The implementation follows the original, but has been modified for JavaScript.
  *
  * ```text
  * Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved.
  *
  * Developed at SunPro, a Sun Microsystems, Inc. business.
  * Permission to use, copy, modify, and distribute this
  * software is freely granted, provided that this notice
  * is preserved.
  * ```
  *)

@stdlib/math-base-special-kernel-sin/lib/main.js:
  (**
  * @license Apache-2.0
  *
  * Copyright (c) 2018 The Stdlib Authors.
  *
  * Licensed under the Apache License, Version 2.0 (the "License");
  * you may not use this file except in compliance with the License.
  * You may obtain a copy of the License at
  *
  *    http://www.apache.org/licenses/LICENSE-2.0
  *
  * Unless required by applicable law or agreed to in writing, software
  * distributed under the License is distributed on an "AS IS" BASIS,
  * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
  * See the License for the specific language governing permissions and
  * limitations under the License.
  *
  *
  * ## Notice
  *
  * The following copyright, license, and long comment were part of the original implementation available as part of [FreeBSD]{@link https://svnweb.freebsd.org/base/release/9.3.0/lib/msun/src/k_sin.c}. The implementation follows the original, but has been modified for JavaScript.
  *
  * ```text
  * Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved.
  *
  * Developed at SunPro, a Sun Microsystems, Inc. business.
  * Permission to use, copy, modify, and distribute this
  * software is freely granted, provided that this notice
  * is preserved.
  * ```
  *)

@stdlib/math-base-special-rempio2/lib/kernel_rempio2.js:
@stdlib/math-base-special-rempio2/lib/rempio2_medium.js:
  (**
  * @license Apache-2.0
  *
  * Copyright (c) 2018 The Stdlib Authors.
  *
  * Licensed under the Apache License, Version 2.0 (the "License");
  * you may not use this file except in compliance with the License.
  * You may obtain a copy of the License at
  *
  *    http://www.apache.org/licenses/LICENSE-2.0
  *
  * Unless required by applicable law or agreed to in writing, software
  * distributed under the License is distributed on an "AS IS" BASIS,
  * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
  * See the License for the specific language governing permissions and
  * limitations under the License.
  *
  *
  * ## Notice
  *
  * The following copyright and license were part of the original implementation available as part of [FreeBSD]{@link https://svnweb.freebsd.org/base/release/9.3.0/lib/msun/src/k_rem_pio2.c}. The implementation follows the original, but has been modified for JavaScript.
  *
  * ```text
  * Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved.
  *
  * Developed at SunPro, a Sun Microsystems, Inc. business.
  * Permission to use, copy, modify, and distribute this
  * software is freely granted, provided that this notice
  * is preserved.
  * ```
  *)

@stdlib/math-base-special-rempio2/lib/main.js:
  (**
  * @license Apache-2.0
  *
  * Copyright (c) 2018 The Stdlib Authors.
  *
  * Licensed under the Apache License, Version 2.0 (the "License");
  * you may not use this file except in compliance with the License.
  * You may obtain a copy of the License at
  *
  *    http://www.apache.org/licenses/LICENSE-2.0
  *
  * Unless required by applicable law or agreed to in writing, software
  * distributed under the License is distributed on an "AS IS" BASIS,
  * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
  * See the License for the specific language governing permissions and
  * limitations under the License.
  *
  *
  * ## Notice
  *
  * The following copyright and license were part of the original implementation available as part of [FreeBSD]{@link https://svnweb.freebsd.org/base/release/9.3.0/lib/msun/src/e_rem_pio2.c}. The implementation follows the original, but has been modified for JavaScript.
  *
  * ```text
  * Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved.
  *
  * Developed at SunPro, a Sun Microsystems, Inc. business.
  * Permission to use, copy, modify, and distribute this
  * software is freely granted, provided that this notice
  * is preserved.
  *
  * Optimized by Bruce D. Evans.
  * ```
  *)

@stdlib/math-base-special-cos/lib/main.js:
  (**
  * @license Apache-2.0
  *
  * Copyright (c) 2018 The Stdlib Authors.
  *
  * Licensed under the Apache License, Version 2.0 (the "License");
  * you may not use this file except in compliance with the License.
  * You may obtain a copy of the License at
  *
  *    http://www.apache.org/licenses/LICENSE-2.0
  *
  * Unless required by applicable law or agreed to in writing, software
  * distributed under the License is distributed on an "AS IS" BASIS,
  * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
  * See the License for the specific language governing permissions and
  * limitations under the License.
  *
  *
  * ## Notice
  *
  * The following copyright, license, and long comment were part of the original implementation available as part of [FreeBSD]{@link https://svnweb.freebsd.org/base/release/9.3.0/lib/msun/src/s_cos.c}. The implementation follows the original, but has been modified for JavaScript.
  *
  * ```text
  * Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved.
  *
  * Developed at SunPro, a Sun Microsystems, Inc. business.
  * Permission to use, copy, modify, and distribute this
  * software is freely granted, provided that this notice
  * is preserved.
  * ```
  *)

@stdlib/math-base-special-expm1/lib/main.js:
  (**
  * @license Apache-2.0
  *
  * Copyright (c) 2018 The Stdlib Authors.
  *
  * Licensed under the Apache License, Version 2.0 (the "License");
  * you may not use this file except in compliance with the License.
  * You may obtain a copy of the License at
  *
  *    http://www.apache.org/licenses/LICENSE-2.0
  *
  * Unless required by applicable law or agreed to in writing, software
  * distributed under the License is distributed on an "AS IS" BASIS,
  * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
  * See the License for the specific language governing permissions and
  * limitations under the License.
  *
  *
  * ## Notice
  *
  * The following copyright, license, and long comment were part of the original implementation available as part of [FDLIBM]{@link http://www.netlib.org/fdlibm/s_expm1.c} and [FreeBSD]{@link https://svnweb.freebsd.org/base/release/12.2.0/lib/msun/src/s_expm1.c}. The implementation follows the original, but has been modified for JavaScript.
  *
  * ```text
  * Copyright (C) 2004 by Sun Microsystems, Inc. All rights reserved.
  *
  * Developed at SunPro, a Sun Microsystems, Inc. business.
  * Permission to use, copy, modify, and distribute this
  * software is freely granted, provided that this notice
  * is preserved.
  * ```
  *)

@stdlib/math-base-special-log1p/lib/main.js:
  (**
  * @license Apache-2.0
  *
  * Copyright (c) 2018 The Stdlib Authors.
  *
  * Licensed under the Apache License, Version 2.0 (the "License");
  * you may not use this file except in compliance with the License.
  * You may obtain a copy of the License at
  *
  *    http://www.apache.org/licenses/LICENSE-2.0
  *
  * Unless required by applicable law or agreed to in writing, software
  * distributed under the License is distributed on an "AS IS" BASIS,
  * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
  * See the License for the specific language governing permissions and
  * limitations under the License.
  *
  *
  * ## Notice
  *
  * The following copyright, license, and long comment were part of the original implementation available as part of [FDLIBM]{@link http://www.netlib.org/fdlibm/s_log1p.c}. The implementation follows the original, but has been modified for JavaScript.
  *
  * ```text
  * Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved.
  *
  * Developed at SunPro, a Sun Microsystems, Inc. business.
  * Permission to use, copy, modify, and distribute this
  * software is freely granted, provided that this notice
  * is preserved.
  * ```
  *)

@stdlib/math-base-special-sin/lib/main.js:
  (**
  * @license Apache-2.0
  *
  * Copyright (c) 2018 The Stdlib Authors.
  *
  * Licensed under the Apache License, Version 2.0 (the "License");
  * you may not use this file except in compliance with the License.
  * You may obtain a copy of the License at
  *
  *    http://www.apache.org/licenses/LICENSE-2.0
  *
  * Unless required by applicable law or agreed to in writing, software
  * distributed under the License is distributed on an "AS IS" BASIS,
  * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
  * See the License for the specific language governing permissions and
  * limitations under the License.
  *
  *
  * ## Notice
  *
  * The following copyright, license, and long comment were part of the original implementation available as part of [FreeBSD]{@link https://svnweb.freebsd.org/base/release/9.3.0/lib/msun/src/s_sin.c}. The implementation follows the original, but has been modified for JavaScript.
  *
  * ```text
  * Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved.
  *
  * Developed at SunPro, a Sun Microsystems, Inc. business.
  * Permission to use, copy, modify, and distribute this
  * software is freely granted, provided that this notice
  * is preserved.
  * ```
  *)

@stdlib/math-base-special-exp/lib/expmulti.js:
@stdlib/math-base-special-exp/lib/main.js:
  (**
  * @license Apache-2.0
  *
  * Copyright (c) 2018 The Stdlib Authors.
  *
  * Licensed under the Apache License, Version 2.0 (the "License");
  * you may not use this file except in compliance with the License.
  * You may obtain a copy of the License at
  *
  *    http://www.apache.org/licenses/LICENSE-2.0
  *
  * Unless required by applicable law or agreed to in writing, software
  * distributed under the License is distributed on an "AS IS" BASIS,
  * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
  * See the License for the specific language governing permissions and
  * limitations under the License.
  *
  *
  * ## Notice
  *
  * The following copyrights, licenses, and long comment were part of the original implementation available as part of [Go]{@link https://github.com/golang/go/blob/cb07765045aed5104a3df31507564ac99e6ddce8/src/math/exp.go}, which in turn was based on an implementation available as part of [FreeBSD]{@link https://svnweb.freebsd.org/base/release/9.3.0/lib/msun/src/e_exp.c}. The implementation follows the original, but has been modified for JavaScript.
  *
  * ```text
  * Copyright (c) 2009 The Go Authors. All rights reserved.
  *
  * Redistribution and use in source and binary forms, with or without
  * modification, are permitted provided that the following conditions are
  * met:
  *
  *    * Redistributions of source code must retain the above copyright
  * notice, this list of conditions and the following disclaimer.
  *    * Redistributions in binary form must reproduce the above
  * copyright notice, this list of conditions and the following disclaimer
  * in the documentation and/or other materials provided with the
  * distribution.
  *    * Neither the name of Google Inc. nor the names of its
  * contributors may be used to endorse or promote products derived from
  * this software without specific prior written permission.
  *
  * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS
  * "AS IS" AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT
  * LIMITED TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR
  * A PARTICULAR PURPOSE ARE DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT
  * OWNER OR CONTRIBUTORS BE LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL,
  * SPECIAL, EXEMPLARY, OR CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT
  * LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR SERVICES; LOSS OF USE,
  * DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER CAUSED AND ON ANY
  * THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY, OR TORT
  * (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
  * OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
  * ```
  *
  * ```text
  * Copyright (C) 2004 by Sun Microsystems, Inc. All rights reserved.
  *
  * Developed at SunPro, a Sun Microsystems, Inc. business.
  * Permission to use, copy, modify, and distribute this
  * software is freely granted, provided that this notice
  * is preserved.
  * ```
  *)

@stdlib/math-base-special-erf/lib/main.js:
@stdlib/math-base-special-erfc/lib/main.js:
  (**
  * @license Apache-2.0
  *
  * Copyright (c) 2018 The Stdlib Authors.
  *
  * Licensed under the Apache License, Version 2.0 (the "License");
  * you may not use this file except in compliance with the License.
  * You may obtain a copy of the License at
  *
  *    http://www.apache.org/licenses/LICENSE-2.0
  *
  * Unless required by applicable law or agreed to in writing, software
  * distributed under the License is distributed on an "AS IS" BASIS,
  * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
  * See the License for the specific language governing permissions and
  * limitations under the License.
  *
  *
  * ## Notice
  *
  * The following copyright, license, and long comment were part of the original implementation available as part of [FreeBSD]{@link https://svnweb.freebsd.org/base/release/9.3.0/lib/msun/src/s_erf.c}. The implementation follows the original, but has been modified for JavaScript.
  *
  * ```text
  * Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved.
  *
  * Developed at SunPro, a Sun Microsystems, Inc. business.
  * Permission to use, copy, modify, and distribute this
  * software is freely granted, provided that this notice
  * is preserved.
  * ```
  *)

@stdlib/math-base-special-erfcx/lib/erfcx_y100.js:
@stdlib/math-base-special-erfcx/lib/main.js:
  (**
  * @license Apache-2.0
  *
  * Copyright (c) 2022 The Stdlib Authors.
  *
  * Licensed under the Apache License, Version 2.0 (the "License");
  * you may not use this file except in compliance with the License.
  * You may obtain a copy of the License at
  *
  *    http://www.apache.org/licenses/LICENSE-2.0
  *
  * Unless required by applicable law or agreed to in writing, software
  * distributed under the License is distributed on an "AS IS" BASIS,
  * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
  * See the License for the specific language governing permissions and
  * limitations under the License.
  *
  * ## Notice
  *
  * The following copyright, license, and long comment were part of the original implementation available as part of [SciPy]{@link https://github.com/scipy/scipy/blob/ed14bf0a66440a4d164581499fda662121963a56/scipy/special/Faddeeva.cc}. The implementation follows the original, but has been modified for JavaScript.
  *
  * ```text
  * Copyright (c) 2012 Massachusetts Institute of Technology
  *
  * Permission is hereby granted, free of charge, to any person obtaining
  * a copy of this software and associated documentation files (the
  * "Software"), to deal in the Software without restriction, including
  * without limitation the rights to use, copy, modify, merge, publish,
  * distribute, sublicense, and/or sell copies of the Software, and to
  * permit persons to whom the Software is furnished to do so, subject to
  * the following conditions:
  *
  * The above copyright notice and this permission notice shall be
  * included in all copies or substantial portions of the Software.
  *
  * THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND,
  * EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF
  * MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND
  * NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE
  * LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION
  * OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION
  * WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
  * ```
  *)

@stdlib/math-base-special-pow/lib/x_is_zero.js:
@stdlib/math-base-special-pow/lib/y_is_huge.js:
@stdlib/math-base-special-pow/lib/log2ax.js:
@stdlib/math-base-special-pow/lib/logx.js:
@stdlib/math-base-special-pow/lib/pow2.js:
@stdlib/math-base-special-pow/lib/main.js:
  (**
  * @license Apache-2.0
  *
  * Copyright (c) 2018 The Stdlib Authors.
  *
  * Licensed under the Apache License, Version 2.0 (the "License");
  * you may not use this file except in compliance with the License.
  * You may obtain a copy of the License at
  *
  *    http://www.apache.org/licenses/LICENSE-2.0
  *
  * Unless required by applicable law or agreed to in writing, software
  * distributed under the License is distributed on an "AS IS" BASIS,
  * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
  * See the License for the specific language governing permissions and
  * limitations under the License.
  *
  *
  * ## Notice
  *
  * The following copyright and license were part of the original implementation available as part of [FreeBSD]{@link https://svnweb.freebsd.org/base/release/9.3.0/lib/msun/src/s_pow.c}. The implementation follows the original, but has been modified for JavaScript.
  *
  * ```text
  * Copyright (C) 2004 by Sun Microsystems, Inc. All rights reserved.
  *
  * Developed at SunPro, a Sun Microsystems, Inc. business.
  * Permission to use, copy, modify, and distribute this
  * software is freely granted, provided that this notice
  * is preserved.
  * ```
  *)

@stdlib/constants-float64-num-high-word-significand-bits/lib/index.js:
@stdlib/math-base-special-pow/lib/polyval_l.js:
@stdlib/math-base-special-pow/lib/polyval_w.js:
@stdlib/math-base-special-pow/lib/polyval_p.js:
@stdlib/math-base-special-gamma/lib/polyval_s.js:
@stdlib/math-base-special-gamma/lib/rational_pq.js:
@stdlib/math-base-special-kernel-log1p/lib/polyval_p.js:
@stdlib/math-base-special-kernel-log1p/lib/polyval_q.js:
@stdlib/math-base-special-kernel-log1p/lib/index.js:
  (**
  * @license Apache-2.0
  *
  * Copyright (c) 2024 The Stdlib Authors.
  *
  * Licensed under the Apache License, Version 2.0 (the "License");
  * you may not use this file except in compliance with the License.
  * You may obtain a copy of the License at
  *
  *    http://www.apache.org/licenses/LICENSE-2.0
  *
  * Unless required by applicable law or agreed to in writing, software
  * distributed under the License is distributed on an "AS IS" BASIS,
  * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
  * See the License for the specific language governing permissions and
  * limitations under the License.
  *)

@stdlib/math-base-special-gamma/lib/stirling_approximation.js:
@stdlib/math-base-special-gamma/lib/small_approximation.js:
  (**
  * @license Apache-2.0
  *
  * Copyright (c) 2018 The Stdlib Authors.
  *
  * Licensed under the Apache License, Version 2.0 (the "License");
  * you may not use this file except in compliance with the License.
  * You may obtain a copy of the License at
  *
  *    http://www.apache.org/licenses/LICENSE-2.0
  *
  * Unless required by applicable law or agreed to in writing, software
  * distributed under the License is distributed on an "AS IS" BASIS,
  * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
  * See the License for the specific language governing permissions and
  * limitations under the License.
  *
  *
  * ## Notice
  *
  * The original C code, copyright, license, and constants are from [Cephes]{@link http://www.netlib.org/cephes}. The implementation follows the original, but has been modified for JavaScript.
  *
  * ```text
  * Copyright 1984, 1987, 1989, 1992, 2000 by Stephen L. Moshier
  *
  * Some software in this archive may be from the book _Methods and Programs for Mathematical Functions_ (Prentice-Hall or Simon & Schuster International, 1989) or from the Cephes Mathematical Library, a commercial product. In either event, it is copyrighted by the author. What you see here may be used freely but it comes with no support or guarantee.
  *
  * Stephen L. Moshier
  * moshier@na-net.ornl.gov
  * ```
  *)

@stdlib/math-base-special-gamma/lib/main.js:
  (**
  * @license Apache-2.0
  *
  * Copyright (c) 2018 The Stdlib Authors.
  *
  * Licensed under the Apache License, Version 2.0 (the "License");
  * you may not use this file except in compliance with the License.
  * You may obtain a copy of the License at
  *
  *    http://www.apache.org/licenses/LICENSE-2.0
  *
  * Unless required by applicable law or agreed to in writing, software
  * distributed under the License is distributed on an "AS IS" BASIS,
  * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
  * See the License for the specific language governing permissions and
  * limitations under the License.
  *
  *
  * ## Notice
  *
  * The original C code, long comment, copyright, license, and constants are from [Cephes]{@link http://www.netlib.org/cephes}. The implementation follows the original, but has been modified for JavaScript.
  *
  * ```text
  * Copyright 1984, 1987, 1989, 1992, 2000 by Stephen L. Moshier
  *
  * Some software in this archive may be from the book _Methods and Programs for Mathematical Functions_ (Prentice-Hall or Simon & Schuster International, 1989) or from the Cephes Mathematical Library, a commercial product. In either event, it is copyrighted by the author. What you see here may be used freely but it comes with no support or guarantee.
  *
  * Stephen L. Moshier
  * moshier@na-net.ornl.gov
  * ```
  *)

@stdlib/math-base-special-ln/lib/main.js:
  (**
  * @license Apache-2.0
  *
  * Copyright (c) 2018 The Stdlib Authors.
  *
  * Licensed under the Apache License, Version 2.0 (the "License");
  * you may not use this file except in compliance with the License.
  * You may obtain a copy of the License at
  *
  *    http://www.apache.org/licenses/LICENSE-2.0
  *
  * Unless required by applicable law or agreed to in writing, software
  * distributed under the License is distributed on an "AS IS" BASIS,
  * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
  * See the License for the specific language governing permissions and
  * limitations under the License.
  *
  *
  * ## Notice
  *
  * The following copyright and license were part of the original implementation available as part of [FreeBSD]{@link https://svnweb.freebsd.org/base/release/9.3.0/lib/msun/src/e_log.c}. The implementation follows the original, but has been modified for JavaScript.
  *
  * ```text
  * Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved.
  *
  * Developed at SunPro, a Sun Microsystems, Inc. business.
  * Permission to use, copy, modify, and distribute this
  * software is freely granted, provided that this notice
  * is preserved.
  * ```
  *)

@stdlib/math-base-special-acosh/lib/main.js:
  (**
  * @license Apache-2.0
  *
  * Copyright (c) 2018 The Stdlib Authors.
  *
  * Licensed under the Apache License, Version 2.0 (the "License");
  * you may not use this file except in compliance with the License.
  * You may obtain a copy of the License at
  *
  *    http://www.apache.org/licenses/LICENSE-2.0
  *
  * Unless required by applicable law or agreed to in writing, software
  * distributed under the License is distributed on an "AS IS" BASIS,
  * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
  * See the License for the specific language governing permissions and
  * limitations under the License.
  *
  *
  * ## Notice
  *
  * The following copyright, license, and long comment were part of the original implementation available as part of [FreeBSD]{@link https://svnweb.freebsd.org/base/release/12.2.0/lib/msun/src/e_acosh.c?view=markup}. The implementation follows the original, but has been modified for JavaScript.
  *
  * ```text
  * Copyright (C) 2004 by Sun Microsystems, Inc. All rights reserved.
  *
  * Developed at SunPro, a Sun Microsystems, Inc. business.
  * Permission to use, copy, modify, and distribute this
  * software is freely granted, provided that this notice
  * is preserved.
  * ```
  *)

@stdlib/math-base-special-asinh/lib/main.js:
  (**
  * @license Apache-2.0
  *
  * Copyright (c) 2018 The Stdlib Authors.
  *
  * Licensed under the Apache License, Version 2.0 (the "License");
  * you may not use this file except in compliance with the License.
  * You may obtain a copy of the License at
  *
  *    http://www.apache.org/licenses/LICENSE-2.0
  *
  * Unless required by applicable law or agreed to in writing, software
  * distributed under the License is distributed on an "AS IS" BASIS,
  * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
  * See the License for the specific language governing permissions and
  * limitations under the License.
  *
  *
  * ## Notice
  *
  * The following copyright, license, and long comment were part of the original implementation available as part of [FreeBSD]{@link https://svnweb.freebsd.org/base/release/12.2.0/lib/msun/src/s_asinh.c?view=markup}. The implementation follows the original, but has been modified for JavaScript.
  *
  * ```text
  * Copyright (C) 2004 by Sun Microsystems, Inc. All rights reserved.
  *
  * Developed at SunPro, a Sun Microsystems, Inc. business.
  * Permission to use, copy, modify, and distribute this
  * software is freely granted, provided that this notice
  * is preserved.
  * ```
  *)

@stdlib/math-base-special-atanh/lib/main.js:
  (**
  * @license Apache-2.0
  *
  * Copyright (c) 2018 The Stdlib Authors.
  *
  * Licensed under the Apache License, Version 2.0 (the "License");
  * you may not use this file except in compliance with the License.
  * You may obtain a copy of the License at
  *
  *    http://www.apache.org/licenses/LICENSE-2.0
  *
  * Unless required by applicable law or agreed to in writing, software
  * distributed under the License is distributed on an "AS IS" BASIS,
  * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
  * See the License for the specific language governing permissions and
  * limitations under the License.
  *
  *
  * ## Notice
  *
  * The following copyright, license, and long comment were part of the original implementation available as part of [FreeBSD]{@link https://svnweb.freebsd.org/base/release/9.3.0/lib/msun/src/e_atanh.c?view=markup}. The implementation follows the original, but has been modified for JavaScript.
  *
  * ```text
  * Copyright (C) 2004 by Sun Microsystems, Inc. All rights reserved.
  *
  * Developed at SunPro, a Sun Microsystems, Inc. business.
  * Permission to use, copy, modify, and distribute this
  * software is freely granted, provided that this notice
  * is preserved.
  * ```
  *)

@stdlib/math-base-special-cbrt/lib/main.js:
  (**
  * @license Apache-2.0
  *
  * Copyright (c) 2018 The Stdlib Authors.
  *
  * Licensed under the Apache License, Version 2.0 (the "License");
  * you may not use this file except in compliance with the License.
  * You may obtain a copy of the License at
  *
  *    http://www.apache.org/licenses/LICENSE-2.0
  *
  * Unless required by applicable law or agreed to in writing, software
  * distributed under the License is distributed on an "AS IS" BASIS,
  * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
  * See the License for the specific language governing permissions and
  * limitations under the License.
  *
  *
  * ## Notice
  *
  * The following copyright, license, and long comment were part of the original implementation available as part of [FreeBSD]{@link https://svnweb.freebsd.org/base/release/9.3.0/lib/msun/src/s_cbrt.c?view=markup}. The implementation follows the original, but has been modified for JavaScript.
  *
  * ```text
  * Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved.
  *
  * Developed at SunPro, a Sun Microsystems, Inc. business.
  * Permission to use, copy, modify, and distribute this
  * software is freely granted, provided that this notice
  * is preserved.
  *
  * Optimized by Bruce D. Evans.
  * ```
  *)

@stdlib/math-base-special-cosh/lib/main.js:
  (**
  * @license Apache-2.0
  *
  * Copyright (c) 2018 The Stdlib Authors.
  *
  * Licensed under the Apache License, Version 2.0 (the "License");
  * you may not use this file except in compliance with the License.
  * You may obtain a copy of the License at
  *
  *    http://www.apache.org/licenses/LICENSE-2.0
  *
  * Unless required by applicable law or agreed to in writing, software
  * distributed under the License is distributed on an "AS IS" BASIS,
  * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
  * See the License for the specific language governing permissions and
  * limitations under the License.
  *
  *
  * ## Notice
  *
  * The original C code, long comment, copyright, license, and constants are from [Cephes]{@link http://www.netlib.org/cephes}. The implementation follows the original, but has been modified for JavaScript.
  *
  * ```text
  * Copyright 1985, 1995, 2000 by Stephen L. Moshier
  *
  * Some software in this archive may be from the book _Methods and Programs for Mathematical Functions_ (Prentice-Hall or Simon & Schuster International, 1989) or from the Cephes Mathematical Library, a commercial product. In either event, it is copyrighted by the author. What you see here may be used freely but it comes with no support or guarantee.
  *
  * Stephen L. Moshier
  * moshier@na-net.ornl.gov
  * ```
  *)

@stdlib/math-base-special-kernel-log1p/lib/main.js:
  (**
  * @license Apache-2.0
  *
  * Copyright (c) 2024 The Stdlib Authors.
  *
  * Licensed under the Apache License, Version 2.0 (the "License");
  * you may not use this file except in compliance with the License.
  * You may obtain a copy of the License at
  *
  *    http://www.apache.org/licenses/LICENSE-2.0
  *
  * Unless required by applicable law or agreed to in writing, software
  * distributed under the License is distributed on an "AS IS" BASIS,
  * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
  * See the License for the specific language governing permissions and
  * limitations under the License.
  *
  *
  * ## Notice
  *
  * The following copyright and license were part of the original implementation available as part of [FreeBSD]{@link https://svnweb.freebsd.org/base/release/12.2.0/lib/msun/src/k_log.h}. The implementation follows the original, but has been modified for JavaScript.
  *
  * ```text
  * Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved.
  *
  * Developed at SunPro, a Sun Microsystems, Inc. business.
  * Permission to use, copy, modify, and distribute this
  * software is freely granted, provided that this notice
  * is preserved.
  * ```
  *)

@stdlib/math-base-special-log2/lib/main.js:
  (**
  * @license Apache-2.0
  *
  * Copyright (c) 2018 The Stdlib Authors.
  *
  * Licensed under the Apache License, Version 2.0 (the "License");
  * you may not use this file except in compliance with the License.
  * You may obtain a copy of the License at
  *
  *    http://www.apache.org/licenses/LICENSE-2.0
  *
  * Unless required by applicable law or agreed to in writing, software
  * distributed under the License is distributed on an "AS IS" BASIS,
  * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
  * See the License for the specific language governing permissions and
  * limitations under the License.
  *
  *
  * ## Notice
  *
  * The following copyright and license were part of the original implementation available as part of [FreeBSD]{@link https://svnweb.freebsd.org/base/release/12.2.0/lib/msun/src/e_log2.c}. The implementation follows the original, but has been modified for JavaScript.
  *
  * ```text
  * Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved.
  *
  * Developed at SunPro, a Sun Microsystems, Inc. business.
  * Permission to use, copy, modify, and distribute this
  * software is freely granted, provided that this notice
  * is preserved.
  * ```
  *)

@stdlib/math-base-special-log10/lib/main.js:
  (**
  * @license Apache-2.0
  *
  * Copyright (c) 2018 The Stdlib Authors.
  *
  * Licensed under the Apache License, Version 2.0 (the "License");
  * you may not use this file except in compliance with the License.
  * You may obtain a copy of the License at
  *
  *    http://www.apache.org/licenses/LICENSE-2.0
  *
  * Unless required by applicable law or agreed to in writing, software
  * distributed under the License is distributed on an "AS IS" BASIS,
  * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
  * See the License for the specific language governing permissions and
  * limitations under the License.
  *
  *
  * ## Notice
  *
  * The following copyright and license were part of the original implementation available as part of [FreeBSD]{@link https://svnweb.freebsd.org/base/release/12.2.0/lib/msun/src/e_log10.c}. The implementation follows the original, but has been modified for JavaScript.
  *
  * ```text
  * Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved.
  *
  * Developed at SunPro, a Sun Microsystems, Inc. business.
  * Permission to use, copy, modify, and distribute this
  * software is freely granted, provided that this notice
  * is preserved.
  * ```
  *)

@stdlib/math-base-special-kernel-tan/lib/main.js:
  (**
  * @license Apache-2.0
  *
  * Copyright (c) 2018 The Stdlib Authors.
  *
  * Licensed under the Apache License, Version 2.0 (the "License");
  * you may not use this file except in compliance with the License.
  * You may obtain a copy of the License at
  *
  *    http://www.apache.org/licenses/LICENSE-2.0
  *
  * Unless required by applicable law or agreed to in writing, software
  * distributed under the License is distributed on an "AS IS" BASIS,
  * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
  * See the License for the specific language governing permissions and
  * limitations under the License.
  *
  *
  * ## Notice
  *
  * The following copyright, license, and long comment were part of the original implementation available as part of [FreeBSD]{@link https://svnweb.freebsd.org/base/release/12.2.0/lib/msun/src/k_tan.c}. The implementation follows the original, but has been modified for JavaScript.
  *
  * ```text
  * Copyright (C) 2004 by Sun Microsystems, Inc. All rights reserved.
  *
  * Developed at SunPro, a Sun Microsystems, Inc. business.
  * Permission to use, copy, modify, and distribute this
  * software is freely granted, provided that this notice
  * is preserved.
  * ```
  *)

@stdlib/math-base-special-tan/lib/main.js:
  (**
  * @license Apache-2.0
  *
  * Copyright (c) 2018 The Stdlib Authors.
  *
  * Licensed under the Apache License, Version 2.0 (the "License");
  * you may not use this file except in compliance with the License.
  * You may obtain a copy of the License at
  *
  *    http://www.apache.org/licenses/LICENSE-2.0
  *
  * Unless required by applicable law or agreed to in writing, software
  * distributed under the License is distributed on an "AS IS" BASIS,
  * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
  * See the License for the specific language governing permissions and
  * limitations under the License.
  *
  *
  * ## Notice
  *
  * The following copyright, license, and long comment were part of the original implementation available as part of [FreeBSD]{@link https://svnweb.freebsd.org/base/release/9.3.0/lib/msun/src/s_tan.c}. The implementation follows the original, but has been modified for JavaScript.
  *
  * ```text
  * Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved.
  *
  * Developed at SunPro, a Sun Microsystems, Inc. business.
  * Permission to use, copy, modify, and distribute this
  * software is freely granted, provided that this notice
  * is preserved.
  * ```
  *)
*/
