/** The text protocol of the DWX connector. */
@NullMarked
package io.pipstream.mt5.dwx;

import org.jspecify.annotations.NullMarked;
