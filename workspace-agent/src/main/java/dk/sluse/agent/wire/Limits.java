package dk.sluse.agent.wire;

import dk.sluse.agent.kernel.ControlGroups;

/**
 * What a workspace may use.
 *
 * @param memoryMebibytes of all its programs together
 * @param processes how many there may be at once
 * @param cpuPercent 100 is one processor
 * @param diskMebibytes of its own folder; a folder that is there already only grows
 */
public record Limits(int memoryMebibytes, int processes, int cpuPercent, int diskMebibytes) {

    public Limits {
        Check.that(memoryMebibytes >= 128 && memoryMebibytes <= 16_777_216, "memory");
        Check.that(processes >= 20 && processes <= 100_000, "processes");
        Check.that(cpuPercent >= 5 && cpuPercent <= 100_000, "cpu");
        Check.that(diskMebibytes >= 16 && diskMebibytes <= 16_777_216, "disk");
    }

    public ControlGroups.Limits group() {
        return new ControlGroups.Limits((long) memoryMebibytes << 20, processes, cpuPercent, 100);
    }
}
