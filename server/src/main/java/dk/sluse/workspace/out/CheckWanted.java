package dk.sluse.workspace.out;

/**
 * Somebody in a workspace wants to know what speaks against sending home what lies in his folder.
 *
 * @param name of his question, of the kind {@code 20261127-150432}; the answer is put into a folder of that name
 */
public record CheckWanted(int workspace, String name) {}
