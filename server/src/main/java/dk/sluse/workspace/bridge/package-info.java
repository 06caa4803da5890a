/** The way of a desktop's pixels to a browser, and of keys and pointer back: everything is read and understood, nothing else passes. */
@NullMarked
package dk.sluse.workspace.bridge;

import org.jspecify.annotations.NullMarked;
