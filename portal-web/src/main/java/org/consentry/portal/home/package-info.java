/** The signed-in person's first page: choices right now, newest lines, open questions, who looked. */
@NullMarked
package org.consentry.portal.home;

import org.jspecify.annotations.NullMarked;
