"""How well the measures of robustness hold on simulated records (make calibration)."""
