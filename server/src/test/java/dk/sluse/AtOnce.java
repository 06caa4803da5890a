package dk.sluse;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;

/** What came of two steps that were taken at the same time: whether each could be done. */
record AtOnce(boolean first, boolean second) {

    /** Takes both steps. */
    static AtOnce of(BooleanSupplier first, BooleanSupplier second) {
        CompletableFuture<Boolean> one = CompletableFuture.supplyAsync(first::getAsBoolean);
        CompletableFuture<Boolean> two = CompletableFuture.supplyAsync(second::getAsBoolean);
        return new AtOnce(one.join(), two.join());
    }

    /**
     * Where a model may be after both: where one after the other would have led, in one order or the other, if each answers as it did.
     *
     * @param first where a model is after the first step; empty if that cannot be done there
     */
    <M> Stream<M> serial(M model, Function<M, Optional<M>> first, Function<M, Optional<M>> second) {
        return Stream.concat(
                inOrder(model, first, this.first, second, this.second).stream(),
                inOrder(model, second, this.second, first, this.first).stream());
    }

    private static <M> Optional<M> inOrder(
            M model, Function<M, Optional<M>> a, boolean aDone, Function<M, Optional<M>> b, boolean bDone) {
        Optional<M> afterA = a.apply(model);
        M between = afterA.orElse(model);
        Optional<M> afterB = b.apply(between);
        return afterA.isPresent() == aDone && afterB.isPresent() == bDone
                ? Optional.of(afterB.orElse(between))
                : Optional.empty();
    }
}
