/** Requests to send files home: what their authors say of them, what was found in them, and where they stand. */
@NullMarked
package dk.sluse.release.request;

import org.jspecify.annotations.NullMarked;
