package backprop;

import backprop.scalar.Scalar;

/** The shopping graph of the lessons: 2 apples at 100, 3 oranges at 150, tax 10 %. */
public final class Shopping {
    public final Scalar apple = Scalar.of("apple", 100);
    public final Scalar apples = Scalar.of("apples", 2);
    public final Scalar orange = Scalar.of("orange", 150);
    public final Scalar oranges = Scalar.of("oranges", 3);
    public final Scalar tax = Scalar.of("tax", 1.1);
    public final Scalar allApples = apple.times(apples);
    public final Scalar allOranges = orange.times(oranges);
    public final Scalar price = allApples.plus(allOranges);
    public final Scalar total = price.times(tax);
}
