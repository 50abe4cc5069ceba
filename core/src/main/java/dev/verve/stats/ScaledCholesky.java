package dev.verve.stats;

import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.DecompositionSolver;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/**
 * Solves with some rows and columns of a positive semidefinite matrix. The matrix is scaled to a
 * unit diagonal first, so that features in thousands and in fractions do not spoil each other, and
 * 1e-13 is added to the diagonal, which decides between solutions where the matrix is singular and
 * is lost in rounding elsewhere.
 */
final class ScaledCholesky {
  private static final double ADDITION = 1e-13;

  private final int[] chosen;
  private final double[] scale;
  private final DecompositionSolver solver;

  ScaledCholesky(double[][] matrix, int[] chosen) {
    this.chosen = chosen;
    this.scale = new double[chosen.length];
    for (int a = 0; a < chosen.length; a++) {
      double diagonal = matrix[chosen[a]][chosen[a]];
      scale[a] = diagonal > 0 ? 1 / Math.sqrt(diagonal) : 1;
    }
    RealMatrix system = MatrixUtils.createRealMatrix(chosen.length, chosen.length);
    for (int a = 0; a < chosen.length; a++) {
      for (int b = 0; b < chosen.length; b++) {
        system.setEntry(a, b, matrix[chosen[a]][chosen[b]] * scale[a] * scale[b]);
      }
      system.addToEntry(a, a, ADDITION);
    }
    this.solver = new CholeskyDecomposition(system, 1e-9, 1e-16).getSolver();
  }

  /**
   * The solution for the chosen entries of a right-hand side.
   *
   * @param right one entry for each row of the whole matrix
   * @return one entry for each chosen row
   */
  double[] solve(double[] right) {
    double[] scaled = new double[chosen.length];
    for (int a = 0; a < chosen.length; a++) {
      scaled[a] = right[chosen[a]] * scale[a];
    }
    double[] solved = solver.solve(MatrixUtils.createRealVector(scaled)).toArray();
    for (int a = 0; a < chosen.length; a++) {
      solved[a] *= scale[a];
    }
    return solved;
  }

  /** The inverse of the chosen rows and columns. */
  double[][] inverse() {
    double[][] inverse = solver.getInverse().getData();
    for (int a = 0; a < chosen.length; a++) {
      for (int b = 0; b < chosen.length; b++) {
        inverse[a][b] *= scale[a] * scale[b];
      }
    }
    return inverse;
  }
}
