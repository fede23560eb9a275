package dev.almanac.execute;

/** Pockets that an instruction names, or a number for each pocket. */
final class Listed {

  private final int[] order;
  private final double[] numbers;

  private Listed(int[] order, double[] numbers) {
    this.order = order;
    this.numbers = numbers;
  }

  /** Pockets by their place. */
  static Listed pockets(int[] order) {
    return new Listed(order, new double[0]);
  }

  /** One number for each pocket. */
  static Listed numbers(double[] numbers) {
    return new Listed(new int[0], numbers);
  }

  int[] order() {
    return order;
  }

  double[] numbers() {
    return numbers;
  }
}
