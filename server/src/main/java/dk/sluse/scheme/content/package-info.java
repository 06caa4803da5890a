/** What an authority says that it needs to know, in versions, and who in the office has approved it. */
@NullMarked
@NamedInterface("content")
package dk.sluse.scheme.content;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
