"""Prints the reference values of the evidence tests.

Run with Python 3.11, NumPy 1.24, SciPy 1.10.1, statsmodels 0.13.5 and scikit-learn 1.2.1.
"""
import numpy as np
import scipy.stats as st
import statsmodels.api as sm
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import brier_score_loss, log_loss, roc_auc_score
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import proportion_confint, proportions_ztest


def show(name, values):
    print(name, np.array2string(np.asarray(values), precision=15, max_line_width=200))


def uniforms(n, seed):
    out, state = [], seed
    for _ in range(n):
        state = (state * 6364136223846793005 + 1442695040888963407) % (1 << 64)
        out.append((state >> 11) / (1 << 53))
    return np.array(out)


def newton(Z, target, ridge, weights):
    b = np.zeros(Z.shape[1])
    for _ in range(60):
        p = 1 / (1 + np.exp(-Z @ b))
        hessian = Z.T @ (Z * (weights * p * (1 - p))[:, None]) + np.diag(ridge)
        b = b - np.linalg.solve(hessian, Z.T @ (weights * (p - target)) + ridge * b)
    return b


# The sample shared by the tests: 400 users, 3 actions.
n = 400
u = uniforms(n * 4, 42).reshape(n, 4)
X = np.floor(u[:, :3] * np.array([10, 5, 40]))
eta = -1.2 + 0.15 * X[:, 0] - 0.25 * X[:, 1] + 0.03 * X[:, 2]
y = (u[:, 3] < 1 / (1 + np.exp(-eta))).astype(int)
one = np.ones(n)

# Regression
signed = sm.Logit(y, sm.add_constant(X)).fit(disp=0, method="newton", tol=1e-14)
show("signed", signed.params)
show("standard errors", signed.bse)
sd = X.std(0)
ridge = LogisticRegression(C=1 / 2.0, tol=1e-14, max_iter=100000, solver="newton-cg")
ridge.fit(X / sd, y)
show("signed, penalty 2", np.r_[ridge.intercept_, ridge.coef_[0] / sd])
# The second weight is at its bound, so the others are those of the regression without it.
bound = newton(np.c_[one, X[:, [0, 2]] / sd[[0, 2]]], y, np.array([0, 2.0, 2.0]), one)
show("not negative, penalty 2", np.r_[bound[0], bound[1:] / sd[[0, 2]]])
eigenvalues = np.linalg.eigvalsh(np.corrcoef(X.T))
show("condition number", [np.sqrt(eigenvalues[-1] / eigenvalues[0])])

# AUC and DeLong, by placements over all m times n pairs
s1 = 0.15 * X[:, 0] - 0.25 * X[:, 1] + 0.03 * X[:, 2]
s2 = X[:, 0]
m, k = y.sum(), n - y.sum()


def placements(s):
    a, b = s[y == 1][:, None], s[y == 0][None, :]
    wins = (a > b) + 0.5 * (a == b)
    return wins.mean(1), wins.mean(0), wins.mean()


a1, a0, A = placements(s1)
b1, b0, B = placements(s2)


def cov(x1, z1, x0, z0):
    return np.cov(x1, z1)[0, 1] / m + np.cov(x0, z0)[0, 1] / k


q = st.norm.ppf(0.975)
seA, seB = cov(a1, a1, a0, a0) ** 0.5, cov(b1, b1, b0, b0) ** 0.5
seD = (seA**2 + seB**2 - 2 * cov(a1, b1, a0, b0)) ** 0.5
show("auc", [A, roc_auc_score(y, s1), B])
show("intervals", [A - q * seA, A + q * seA, B - q * seB, B + q * seB])
z = (A - B) / seD
show("difference, interval, z, p", [A - B, A - B - q * seD, A - B + q * seD, z, 2 * st.norm.sf(abs(z))])

# Calibration
p = 1 / (1 + np.exp(-(s1 * 1.7 - 1.0)))
cal = sm.Logit(y, sm.add_constant(np.log(p / (1 - p)))).fit(disp=0, method="newton", tol=1e-14)
show("intercept, slope, their errors", [*cal.params, *cal.bse])
show("brier, log loss", [brier_score_loss(y, p), log_loss(y, p)])
bins = np.minimum((10 * (st.rankdata(p) - 0.5) / n).astype(int), 9)
show("ece", [sum(abs(np.sum((p - y)[bins == b])) for b in range(10)) / n])
# scikit-learn's _SigmoidCalibration, which stops at 1e-8, gives -1.41287043 and 1.19093909.
show("platt", newton(np.c_[one, s1], np.where(y == 1, (m + 1) / (m + 2), 1 / (k + 2)), np.zeros(2), one))
iso = IsotonicRegression(out_of_bounds="clip").fit(s2, y)
show("isotonic", iso.predict(np.array([-5, 0, 2, 2.5, 4, 7.25, 9, 20.0])))

# Rates, adjustments, tails; the trend is R 4.2.2:
# prop.trend.test(c(20,45,40,90), c(100,120,110,150)), z 6.10673573863754, p 1.01689398112761e-09
show("wilson", [proportion_confint(s, t, method="wilson") for s, t in [(7, 50), (0, 20), (20, 20)]])
hits, sizes = np.array([20, 45, 40, 90]), np.array([100, 120, 110, 150])
steps = [proportions_ztest(hits[[i + 1, i]], sizes[[i + 1, i]]) for i in range(3)]
show("steps z", [step[0] for step in steps])
show("steps p, holm", multipletests([step[1] for step in steps], method="holm")[1])
tests = [0.01, 0.04, 0.03, 0.005, 0.2, 0.04]
show("holm", multipletests(tests, method="holm")[1])
show("benjamini-hochberg", multipletests(tests, method="fdr_bh")[1])
show("normal tails", [2 * st.norm.sf(1.5), 2 * st.norm.sf(10), 2 * st.norm.sf(30)])
show("chi-square tails", [st.chi2.sf(20, 3), st.chi2.sf(500, 9)])
show("phi", [np.corrcoef(np.repeat([1, 0], [40, 60]), np.repeat([1, 0, 1, 0], [30, 10, 15, 45]))[0, 1]])
show("quantiles", np.quantile([1, 2, 4, 8, 16.0], [0, 0.1, 0.5, 0.63, 1]))

# PSI
base, now = uniforms(500, 7) * 100, uniforms(300, 8) ** 2 * 100
edges = np.quantile(base, np.arange(1, 10) / 10)
share = lambda v: np.maximum(np.bincount(np.searchsorted(edges, v), minlength=10) / len(v), 1e-4)
show("psi", [np.sum((share(now) - share(base)) * np.log(share(now) / share(base)))])
show("null 95", [st.chi2.ppf(0.95, 9) * (1 / 500 + 1 / 300)])
