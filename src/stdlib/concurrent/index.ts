/** The package `concurrent`, which has nothing but `concurrent.futures`. */
import { PyList } from '../../runtime/kernel/values.ts';
import { defineModule } from '../../runtime/objects/define-module.ts';

export default defineModule('concurrent', { values: () => ({ __path__: new PyList([]) }) });
