@NullMarked
package org.consentry.server.optout;

import org.jspecify.annotations.NullMarked;
