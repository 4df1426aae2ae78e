//! Boxes one after another.

use explore::discovery::{Cases, Prim, Trajectory};

/// Each is the last of its trajectory, among the rows that those before it left.
pub fn one_after_another(prim: Prim, cases: &Cases, count: usize) -> Vec<Trajectory> {
    let mut rows: Vec<usize> = (0..cases.rows()).collect();
    let mut found = Vec::new();
    while found.len() < count && !rows.is_empty() {
        let trajectory = prim.trajectory(cases, rows.clone());
        let last = &trajectory.boxes[trajectory.boxes.len() - 1];
        rows = cases.outside(&rows, &last.limits);
        found.push(trajectory);
    }
    found
}
