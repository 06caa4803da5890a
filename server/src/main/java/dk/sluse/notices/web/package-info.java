/** The pages of the inbox. */
@NullMarked
package dk.sluse.notices.web;

import org.jspecify.annotations.NullMarked;
