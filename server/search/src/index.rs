use crate::{
    Found, Query, SearchError, Writer, find,
    schema::{Fields, VERSION, schema, settings},
    terms::Reading,
    view::View,
};
use std::{
    fs, io,
    path::Path,
    sync::{Arc, PoisonError, RwLock},
};
use tantivy::{Index as Tantivy, IndexReader, ReloadPolicy, directory::MmapDirectory};

/// A full-text index in a folder. Clones are the same index.
///
/// Reading needs no lock and may be done from any number of threads; writing is done by one [`Writer`].
#[derive(Clone)]
pub struct Index {
    shared: Arc<Shared>,
}

struct Shared {
    tantivy: Tantivy,
    reader: IndexReader,
    fields: Fields,
    view: RwLock<Arc<View>>,
}

impl Index {
    /// Opens the index in a folder, or makes an empty one there.
    ///
    /// # Errors
    ///
    /// [`SearchError::Unusable`] if it is of another version or damaged: [`Index::clear`] the folder and fill anew.
    pub fn open(folder: &Path) -> Result<Self, SearchError> {
        fs::create_dir_all(folder)?;
        let directory = MmapDirectory::open(folder)
            .map_err(|error| SearchError::from(tantivy::TantivyError::from(error)))?;
        let (schema, fields) = schema();
        Self::of(Tantivy::builder().schema(schema).settings(settings()).open_or_create(directory)?, fields)
    }

    /// An index that is gone with its last clone.
    pub fn in_memory() -> Result<Self, SearchError> {
        let (schema, fields) = schema();
        Self::of(Tantivy::builder().schema(schema).settings(settings()).create_in_ram()?, fields)
    }

    /// Removes the index in a folder, so that [`Index::open`] makes an empty one. Nobody may have it open.
    pub fn clear(folder: &Path) -> Result<(), SearchError> {
        match fs::remove_dir_all(folder) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
            _ => Ok(fs::create_dir_all(folder)?),
        }
    }

    fn of(tantivy: Tantivy, fields: Fields) -> Result<Self, SearchError> {
        tantivy.tokenizers().register(VERSION, Reading::default());
        let reader: IndexReader = tantivy.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        let view = View::new(&tantivy, reader.searcher(), None)?;
        Ok(Self { shared: Arc::new(Shared { tantivy, reader, fields, view: RwLock::new(Arc::new(view)) }) })
    }

    /// The one that changes it.
    ///
    /// # Errors
    ///
    /// [`SearchError::Busy`] while there is another, in this process or in a different one.
    pub fn writer(&self) -> Result<Writer, SearchError> {
        Writer::new(self.clone())
    }

    /// The journal's position of the last commit that can be found; 0 before the first.
    pub fn position(&self) -> i64 {
        self.view().position
    }

    /// How many entries there are.
    pub fn len(&self) -> u64 {
        self.view().searcher.num_docs()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Finds what fits, among what the reader may see.
    pub fn search(&self, query: &Query<'_>) -> Result<Found, SearchError> {
        find::search(&self.view(), self.fields(), query)
    }

    /// Reads the whole index and compares its checksums.
    ///
    /// # Errors
    ///
    /// [`SearchError::Unusable`] if a file is not what was written.
    pub fn verify(&self) -> Result<(), SearchError> {
        let damaged = self.shared.tantivy.validate_checksum()?;
        if damaged.is_empty() { Ok(()) } else { Err(SearchError::Unusable(format!("damaged: {damaged:?}"))) }
    }

    pub(crate) fn tantivy(&self) -> &Tantivy {
        &self.shared.tantivy
    }

    pub(crate) fn fields(&self) -> &Fields {
        &self.shared.fields
    }

    pub(crate) fn view(&self) -> Arc<View> {
        Arc::clone(&self.shared.view.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Lets everybody see the last commit.
    pub(crate) fn reload(&self) -> Result<(), SearchError> {
        self.shared.reader.reload()?;
        let view = View::new(&self.shared.tantivy, self.shared.reader.searcher(), Some(&self.view()))?;
        *self.shared.view.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(view);
        Ok(())
    }
}
