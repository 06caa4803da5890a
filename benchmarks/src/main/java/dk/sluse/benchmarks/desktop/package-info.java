/** Desktops of workspaces: how soon they are there, how many fit, and how fast they answer. */
@NullMarked
package dk.sluse.benchmarks.desktop;

import org.jspecify.annotations.NullMarked;
