package dk.sluse.benchmarks;

import java.util.stream.IntStream;

/** What the same job cost in each round. */
final class Rounds {

    private final double[] cpu;
    private final double[] wall;

    Rounds(int rounds) {
        cpu = new double[rounds];
        wall = new double[rounds];
    }

    void note(int round, Meter.Cost cost) {
        cpu[round] = cost.cpu();
        wall[round] = cost.wall();
    }

    Spread cpu() {
        return Spread.of(cpu);
    }

    Spread wall() {
        return Spread.of(wall);
    }

    /** Round by round against a share of another job. */
    Spread cpuOver(Rounds other, double share) {
        return over(cpu, other.cpu, share);
    }

    Spread wallOver(Rounds other, double share) {
        return over(wall, other.wall, share);
    }

    private static Spread over(double[] own, double[] other, double share) {
        return Spread.of(IntStream.range(0, own.length)
                .mapToDouble(round -> own[round] / (other[round] * share))
                .toArray());
    }
}
