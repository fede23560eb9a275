package dev.almanac.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MarkovChainTest {

  @Test
  void twoStates() {
    // out of 0 by 0.1, out of 1 by 0.3
    expect(new double[][] {{0.9, 0.1}, {0.3, 0.7}}, 0.75, 0.25);
    expect(new double[][] {{0, 1}, {1, 0}}, 0.5, 0.5);
    expect(new double[][] {{1}}, 1);
  }

  @Test
  void threeStatesByHand() {
    // round and round, with a pause in state 0 of two steps on average
    expect(new double[][] {{0.5, 0.5, 0}, {0, 0, 1}, {1, 0, 0}}, 0.5, 0.25, 0.25);
    // Grinstead and Snell, "Introduction to Probability", example 11.22: the Land of Oz
    expect(new double[][] {{0.5, 0.25, 0.25}, {0.5, 0, 0.5}, {0.25, 0.25, 0.5}}, 0.4, 0.2, 0.4);
  }

  @Test
  void statesThatAreLeftForGoodHaveNoWeight() {
    expect(new double[][] {{0.5, 0.5, 0}, {0, 0.9, 0.1}, {0, 0.3, 0.7}}, 0, 0.75, 0.25);
    expect(new double[][] {{1, 0}, {0.5, 0.5}}, 1, 0);
  }

  @Test
  void aVeryRareMoveKeepsItsDigits() {
    double rare = 1e-18;
    MarkovChain chain = new MarkovChain(new double[][] {{1, rare}, {2 * rare, 1}});
    assertThat(chain.stationary(0)).isCloseTo(2 / 3.0, offset(1e-15));
    assertThat(chain.stationary(1)).isCloseTo(1 / 3.0, offset(1e-15));
  }

  @Test
  void whatHasNoSingleStationaryDistribution() {
    refused(new double[][] {{1, 0}, {0, 1}});
    refused(new double[][] {{0.5, 0.25, 0.25}, {0, 1, 0}, {0, 0, 1}});
    refused(new double[][] {{0, 1, 0, 0}, {1, 0, 0, 0}, {0, 0, 0, 1}, {0, 0, 1, 0}});
    refused(new double[0][]);
  }

  @Test
  void whatIsNotAChain() {
    refused(new double[][] {{0.5, 0.4}, {0.5, 0.5}});
    refused(new double[][] {{1.5, -0.5}, {0.5, 0.5}});
    refused(new double[][] {{1}, {0.5, 0.5}});
    refused(new double[][] {{Double.NaN, 1}, {0.5, 0.5}});
  }

  /** The cumulative sums of a row split (0, 1): u below the first stays, and so on. */
  @Test
  void movesByUniforms() {
    MarkovChain chain = new MarkovChain(new double[][] {{0.25, 0.5, 0.25}, {0, 1, 0}, {0, 1, 0}});
    int[] state = {0, 0, 0, 0, 0, 1, 2};
    double[] u = {0.1, Math.nextDown(0.25), 0.25, 0.75, Math.nextDown(1.0), 0.1, 0.9};
    chain.move(state, u, 7);
    assertThat(state).containsExactly(0, 0, 1, 2, 2, 1, 1);
    chain.start(state, u, 7);
    assertThat(state).containsOnly(1);
  }

  /** Ten tenths sum to less than 1; the state of probability 0 after them takes nothing of it. */
  @Test
  void roundingDrawsNothingImpossible() {
    double[][] transition = new double[11][11];
    for (double[] row : transition) {
      Arrays.fill(row, 0, 10, 0.1);
    }
    int[] state = {10, 10};
    new MarkovChain(transition).move(state, new double[] {Math.nextDown(1.0), 1 - 0x1p-53}, 2);
    assertThat(state).containsExactly(9, 9);
  }

  private static void expect(double[][] transition, double... stationary) {
    MarkovChain chain = new MarkovChain(transition);
    for (int k = 0; k < stationary.length; k++) {
      assertThat(chain.stationary(k)).isCloseTo(stationary[k], offset(1e-15));
    }
  }

  private static void refused(double[][] transition) {
    assertThatThrownBy(() -> new MarkovChain(transition))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
