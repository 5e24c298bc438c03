import { handlers } from './handlers/index';
import { serve } from './serve';

serve(handlers);
