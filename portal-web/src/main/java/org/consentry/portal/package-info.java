/** The deployable: settings, wiring, and the Jakarta MVC application. */
@NullMarked
package org.consentry.portal;

import org.jspecify.annotations.NullMarked;
