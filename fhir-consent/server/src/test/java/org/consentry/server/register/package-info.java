@NullMarked
package org.consentry.server.register;

import org.jspecify.annotations.NullMarked;
