package dev.almanac.finance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CorrelationMatrixTest {

  @Test
  void pairsInEitherOrder() {
    CorrelationMatrix matrix =
        CorrelationMatrix.builder(3).pair(0, 1, 0.18).pair(2, 0, -0.2).pair(0, 2, -0.2).build();
    assertThat(matrix.size()).isEqualTo(3);
    assertThat(matrix.get(1, 0)).isEqualTo(0.18);
    assertThat(matrix.get(0, 2)).isEqualTo(-0.2);
    assertThat(matrix.get(1, 2)).isZero();
    assertThat(matrix.get(2, 2)).isOne();
  }

  @Test
  void twoAssets() {
    double[][] lower = CorrelationMatrix.of(0.6).cholesky();
    assertThat(lower[0]).containsExactly(1, 0);
    assertThat(lower[1]).containsExactly(new double[] {0.6, 0.8}, offset(1e-16));
  }

  /** Gram matrices of random unit vectors, of full rank and of less. */
  @Test
  void theFactorTimesItsTransposeIsTheMatrix() {
    Random random = new Random(3);
    for (int rank : new int[] {1, 2, 3, 6}) {
      double[][] gram = gram(random, 6, rank);
      CorrelationMatrix.Builder builder = CorrelationMatrix.builder(6);
      for (int i = 0; i < 6; i++) {
        for (int j = 0; j < i; j++) {
          builder.pair(i, j, gram[i][j]);
        }
      }
      double[][] factor = builder.build().cholesky();
      for (int i = 0; i < 6; i++) {
        for (int j = 0; j < 6; j++) {
          double sum = 0;
          for (int k = 0; k < 6; k++) {
            sum += factor[i][k] * factor[j][k];
          }
          assertThat(sum).isCloseTo(gram[i][j], offset(1e-7));
        }
      }
    }
  }

  @Test
  void perfectCorrelationIsPossible() {
    double[][] same = CorrelationMatrix.of(1.0).cholesky();
    assertThat(same[1]).containsExactly(1.0, 0.0);
    double[][] opposite = CorrelationMatrix.of(-1.0).cholesky();
    assertThat(opposite[1]).containsExactly(-1.0, 0.0);
  }

  @Test
  void theImpossiblePairIsNamedWithItsBounds() {
    // With 0 and 1 at 0.9, and 0 and 2 at 0.9: 0.81 -+ 0.19.
    var builder = CorrelationMatrix.builder(3).pair(0, 1, 0.9).pair(0, 2, 0.9).pair(1, 2, 0.1);
    CorrelationMatrix.Impossible pair = builder.impossible().orElseThrow();
    assertThat(pair.i()).isEqualTo(2);
    assertThat(pair.j()).isEqualTo(1);
    assertThat(pair.value()).isEqualTo(0.1);
    assertThat(pair.least()).isCloseTo(0.62, offset(1e-12));
    assertThat(pair.most()).isCloseTo(1.0, offset(1e-12));
    assertThatThrownBy(builder::build).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void twinsMustBeCorrelatedAlikeWithAThird() {
    var builder = CorrelationMatrix.builder(3).pair(0, 1, 1.0).pair(0, 2, 0.5);
    CorrelationMatrix.Impossible pair = builder.impossible().orElseThrow();
    assertThat(pair.least()).isEqualTo(0.5);
    assertThat(pair.most()).isEqualTo(0.5);
    assertThat(builder.pair(1, 2, 0.5).impossible()).isEmpty();
  }

  @Test
  void valuesThatAreNoCorrelations() {
    var builder = CorrelationMatrix.builder(2).pair(0, 1, 0.5);
    assertThatThrownBy(() -> builder.pair(1, 0, 0.4)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> builder.pair(0, 0, 0.4)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> builder.pair(0, 1, 1.1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CorrelationMatrix.of(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static double[][] gram(Random random, int n, int rank) {
    double[][] vectors = new double[n][];
    for (int i = 0; i < n; i++) {
      double[] v = random.doubles(rank, -1, 1).toArray();
      double norm = Math.sqrt(dot(v, v));
      for (int k = 0; k < rank; k++) {
        v[k] /= norm;
      }
      vectors[i] = v;
    }
    double[][] gram = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        gram[i][j] = Math.clamp(dot(vectors[i], vectors[j]), -1.0, 1.0);
      }
    }
    return gram;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }
}
