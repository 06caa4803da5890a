/** Where the office looks at recordings. */
@NullMarked
package dk.sluse.workspace.recording.web;

import org.jspecify.annotations.NullMarked;
