@NullMarked
package org.consentry.server.regime;

import org.jspecify.annotations.NullMarked;
