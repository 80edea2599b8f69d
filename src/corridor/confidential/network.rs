//! The table as a network: how far a refused cell can move while the published ones stand still.
//!
//! Rows and columns are nodes, cells are edges. Inner cells and the grand total lead from their row to their column,
//! the other totals from their column to their row; then every equation of the table says that what flows into a node
//! flows out of it. A refused cell can rise as far as other refused cells can carry the rise back, and fall as far as
//! they can take its place; none can fall below zero.

use super::grid::Grid;

/// Which way a cell is to be moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Move {
    /// To a larger sum.
    Rise,
    /// To a smaller one.
    Fall,
}

/// A network as one reader sees it.
pub(super) struct Network<'a> {
    pub(super) grid: Grid,
    /// What the reader does not know of each cell: its sum less his own amount.
    pub(super) hidden: &'a [i128],
    /// What refusing each cell costs; `None` where that hides nothing from the reader.
    pub(super) cost: &'a [Option<i128>],
}

struct Step {
    cell: usize,
    rises: bool,
}

/// Cost, then number of steps: the shortest of free paths comes first, which bounds their number (Edmonds and Karp).
type Distance = (i128, usize);

impl Network<'_> {
    /// Refuses more cells, the cheapest way round first, until a refused cell can move as far as is needed.
    ///
    /// Returns the cells that were refused in addition.
    pub(super) fn loosen(&self, cell: usize, way: Move, need: i128, refused: &mut [bool]) -> Vec<usize> {
        let (tail, head) = self.ends(cell);
        let (from, to) = match way {
            Move::Rise => (head, tail),
            Move::Fall => (tail, head),
        };
        let mut hidden = self.hidden.to_vec();
        let mut added = Vec::new();
        let mut moved = 0;
        while moved < need {
            let Some(path) = self.cheapest(from, to, cell, &hidden, refused) else { break };
            let narrowest = path.iter().filter(|step| !step.rises).map(|step| hidden[step.cell]).min();
            let amount = narrowest.unwrap_or(need).min(need - moved);
            for step in path {
                let change = if step.rises { amount } else { -amount };
                hidden[step.cell] = hidden[step.cell].saturating_add(change);
                if !refused[step.cell] {
                    refused[step.cell] = true;
                    added.push(step.cell);
                }
            }
            moved = amount.saturating_add(moved);
        }
        added
    }

    fn ends(&self, cell: usize) -> (usize, usize) {
        let (row, column) = self.grid.place(cell);
        let column_node = self.grid.rows + 1 + column;
        if (row < self.grid.rows) == (column < self.grid.columns) {
            (row, column_node)
        } else {
            (column_node, row)
        }
    }

    fn cells_at(&self, node: usize) -> Vec<usize> {
        let Grid { rows, columns } = self.grid;
        match node.checked_sub(rows + 1) {
            None => (0..=columns).map(|column| self.grid.cell(node, column)).collect(),
            Some(column) => (0..=rows).map(|row| self.grid.cell(row, column)).collect(),
        }
    }

    /// E. W. Dijkstra (1959).
    fn cheapest(
        &self,
        from: usize,
        to: usize,
        without: usize,
        hidden: &[i128],
        refused: &[bool],
    ) -> Option<Vec<Step>> {
        let nodes = self.grid.rows + self.grid.columns + 2;
        let mut best: Vec<Option<Distance>> = vec![None; nodes];
        let mut arrived: Vec<Option<(usize, usize)>> = vec![None; nodes];
        let mut done = vec![false; nodes];
        best[from] = Some((0, 0));
        loop {
            let open = (0..nodes).filter(|node| !done[*node]);
            let (distance, node) = open.filter_map(|node| Some((best[node]?, node))).min()?;
            if node == to {
                break;
            }
            done[node] = true;
            for cell in self.cells_at(node).into_iter().filter(|cell| *cell != without) {
                let (tail, head) = self.ends(cell);
                let rises = tail == node;
                let next = if rises { head } else { tail };
                let Some(cost) = self.cost[cell] else { continue };
                let cost = if refused[cell] { 0 } else { cost };
                let candidate = (distance.0.saturating_add(cost), distance.1 + 1);
                if (rises || hidden[cell] > 0) && best[next].is_none_or(|known| candidate < known) {
                    best[next] = Some(candidate);
                    arrived[next] = Some((node, cell));
                }
            }
        }
        let mut path = Vec::new();
        let mut at = to;
        while let Some((before, cell)) = arrived[at] {
            path.push(Step { cell, rises: self.ends(cell).0 == before });
            at = before;
        }
        Some(path)
    }
}
