@NullMarked
package org.consentry.server;

import org.jspecify.annotations.NullMarked;
