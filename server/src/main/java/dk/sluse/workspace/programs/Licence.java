package dk.sluse.workspace.programs;

import org.jspecify.annotations.Nullable;

/**
 * A seat that a desktop or a job has asked for and not given back.
 *
 * @param job name of the job whose it is; null if it is the desktop's
 * @param given whether it has been given, or is waited for
 */
public record Licence(
        int number, String program, int workspace, @Nullable String job, boolean given) {}
